import { strToU8, zipSync } from 'fflate';
import type { ExportedNote } from '../notes/exportednote.ts';
import { notesToMarkdown } from '../notes/markdown.ts';
import { notesToCsv } from '../notes/notescsv.ts';
import { notesToHtml } from '../notes/noteshtml.ts';
import { notesToPageFiles } from '../notes/pagefiles.ts';
import { notesToWebAnnotations } from '../notes/webannotation.ts';
import { downloadAs, type ExportForm } from './exportform.ts';

/** The forms in which notes leave the library. */
export const NOTE_EXPORTS: ExportForm<ExportedNote[]>[] = [
  {
    id: 'markdown',
    label: 'Markdown',
    hint: 'one text, for note apps',
    extension: 'md',
    type: 'text/markdown',
    write: notesToMarkdown,
  },
  {
    id: 'markdown-files',
    label: 'Markdown, a file a page',
    hint: 'a zip, for Obsidian and the like',
    extension: 'zip',
    type: 'application/zip',
    write: (notes) =>
      zipSync(Object.fromEntries(notesToPageFiles(notes).map(({ name, text }) => [name, strToU8(text)]))),
  },
  {
    id: 'html',
    label: 'Page to print',
    hint: 'opens in any browser',
    extension: 'html',
    type: 'text/html',
    write: notesToHtml,
  },
  {
    id: 'csv',
    label: 'CSV',
    hint: 'for a spreadsheet',
    extension: 'csv',
    type: 'text/csv',
    // Excel takes a file without a byte order mark for one of the old code pages.
    write: (notes) => `\ufeff${notesToCsv(notes)}`,
  },
  {
    id: 'web-annotations',
    label: 'Web annotations',
    hint: 'JSON-LD of the W3C, can be imported again',
    extension: 'jsonld',
    type: 'application/ld+json',
    write: (notes, now) => JSON.stringify(notesToWebAnnotations(notes, now), null, 1),
  },
];

/** Hands notes to the reader as a file, in their order. */
export function downloadNotes(notes: ExportedNote[], form: ExportForm<ExportedNote[]>): void {
  downloadAs(form, 'notes', notes);
}
