import { writeCsv } from './csv.ts';
import { type ExportedNote, pageOf } from './exportednote.ts';
import { changedAt } from './note.ts';

const HEADER = ['Note', 'Quote', 'Page', 'Address', 'Claim', 'Essay', 'Themes', 'Tags', 'Created', 'Changed'];

/** Writes notes as CSV for a spreadsheet, one a row; times are ISO 8601 UTC. */
export function notesToCsv(notes: ExportedNote[]): string {
  return writeCsv([HEADER, ...notes.map(toRow)]);
}

function toRow({ note, pageTitle = '', claimText = '', essayTitle = '', themes = [] }: ExportedNote): string[] {
  return [
    note.text,
    note.target.kind === 'sentence' ? note.target.quote.exact : '',
    pageTitle,
    pageOf(note) ?? '',
    claimText,
    essayTitle,
    themes.join('; '),
    note.tags.join('; '),
    note.created,
    changedAt(note),
  ];
}
