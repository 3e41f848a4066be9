/** Rows of a CSV file with the lines on which they begin, counted from 1. */
export interface CsvRow {
  line: number;
  fields: string[];
}

/** What `readCsv` throws: the file breaks off inside quotes or has something after closing ones. */
export class CsvError extends Error {
  override name = 'CsvError';
  line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/**
 * Reads CSV (RFC 4180: quoted fields may hold commas, line breaks and doubled quotes; a byte order mark is dropped).
 * Lines without anything on them are left out.
 * @throws CsvError
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let row: CsvRow = { line, fields: [] };
  while (at < text.length || row.fields.length > 0) {
    const { field, end } = readField(text, at, line);
    row.fields.push(field);
    line += countBreaks(text.slice(at, end));
    const mark = /,|\r\n|[\r\n]|$/y;
    mark.lastIndex = end;
    const found = mark.exec(text)?.[0];
    if (found === undefined) throw new CsvError(line, 'There is text before or after quotes.');
    at = end + found.length;
    if (found === ',') continue;
    if (row.fields.length > 1 || row.fields[0] !== '') rows.push(row);
    line += 1;
    row = { line, fields: [] };
  }
  return rows;
}

/** Reads the field that begins at an offset, and tells where it ends, quotes included. */
function readField(text: string, at: number, line: number): { field: string; end: number } {
  if (text[at] !== '"') {
    const stop = /[",\r\n]/g;
    stop.lastIndex = at;
    const end = stop.exec(text)?.index ?? text.length;
    return { field: text.slice(at, end), end };
  }
  let close = text.indexOf('"', at + 1);
  while (text[close + 1] === '"' && close !== -1) close = text.indexOf('"', close + 2);
  if (close === -1) throw new CsvError(line, 'A quoted field is never closed.');
  return { field: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}

/**
 * Writes CSV (RFC 4180). A field that a spreadsheet would take for a formula gets an apostrophe before it: what a page
 * says must not run when the file is opened.
 */
export function writeCsv(rows: string[][]): string {
  return rows.map((row) => `${row.map(writeField).join(',')}\r\n`).join('');
}

/** What spreadsheets begin a formula with, the full-width forms and white space before it included (OWASP's list). */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function writeField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
