import { normalizeText } from '../article/normalize.ts';
import { CsvError, type CsvRow, readCsv } from './csv.ts';
import { BOOK_URN } from './noteschema.ts';
import { createNoteGathering, type ParsedNotes } from './importednotes.ts';
import { stableId } from './stableid.ts';
import { addTags } from './tagfield.ts';
import { utcTime } from './utctime.ts';

/** The columns by which a file is known for Readwise's export of highlights; there are eleven in all. */
const NEEDED = ['Highlight', 'Book Title', 'Book Author', 'Note', 'Highlighted at'];

/** Tells whether text begins as Readwise's CSV does. */
export function isReadwise(text: string): boolean {
  const [header = ''] = text.slice(0, 2_000).split(/[\r\n]/);
  return NEEDED.every((name) => header.includes(name));
}

/**
 * Reads the highlights that Readwise exported as CSV. It tells no addresses: a highlight hangs on the page that is known
 * here under its title, else on a name of the book's own that opens nothing. The same highlight is the same note each time.
 * @param pageTitled finds a known page's address by its title, lower case
 * @param undated the time of a highlight that tells none, ISO 8601 UTC
 */
export function readReadwise(
  text: string,
  pageTitled: (title: string) => string | undefined,
  undated: string,
): ParsedNotes {
  const gathering = createNoteGathering();
  let rows: CsvRow[] = [];
  try {
    rows = readCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    gathering.refuse(`line ${error.line}`, error.message);
  }
  const [header, ...body] = rows;
  const missing = NEEDED.filter((name) => header !== undefined && !header.fields.includes(name));
  if (missing.length > 0) gathering.refuse('line 1', `There is no column ${missing.join(', ')}.`);
  const width = header?.fields.length ?? 0;
  for (const { line, fields } of missing.length > 0 ? [] : body) {
    const place = `line ${line}`;
    if (fields.length > width) {
      gathering.refuse(place, `There are ${fields.length} fields where the first line has ${width}.`);
      continue;
    }
    const cell = (name: string) => fields[header?.fields.indexOf(name) ?? -1] ?? '';
    const [exact, title, author, words] = ['Highlight', 'Book Title', 'Book Author', 'Note'].map((name) =>
      normalizeText(cell(name)),
    ) as [string, string, string, string];
    const when = cell('Highlighted at').trim();
    const time = when === '' ? undated : utcTime(when);
    if (time === null) gathering.refuse(`${place}, Highlighted at`, 'Not a time');
    else if (exact === '' && words === '') gathering.leaveOut('without a highlight or a note');
    else {
      const page = (title === '' ? undefined : pageTitled(title.toLowerCase())) ?? bookName(title, author);
      const quote = { exact, prefix: '', suffix: '', ...readLocation(cell('Location'), exact) };
      const note = {
        id: stableId('readwise', title, author, exact, exact === '' ? words : ''),
        target: exact === '' ? { kind: 'page' as const, page } : { kind: 'sentence' as const, page, quote },
        text: cell('Note').trim(),
        tags: addTags(addTags([], cell('Tags')), cell('Document tags')),
        created: time,
        modified: time,
      };
      gathering.add(note, place, [title, author].filter(Boolean).join(', '));
    }
  }
  return gathering.end();
}

/** Cut short enough for an address, however it is written. */
function bookName(title: string, author: string): string {
  return BOOK_URN + encodeURIComponent(`${title}, ${author}`.slice(0, 500).toWellFormed());
}

/** A page or location of a book is no place in a text, but it puts highlights in order. */
function readLocation(location: string, exact: string): { start: number; end: number } {
  const start = /^\d{1,9}$/.test(location.trim()) ? Number(location) : 0;
  return { start, end: start + exact.length };
}
