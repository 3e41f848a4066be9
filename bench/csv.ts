import { readCsv } from '../utils/notes/csv.ts';

/** Reads CSV with a header row, each further row by the header's names. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...body] = readCsv(text);
  return body
    .filter(({ fields }) => fields.length > 1)
    .map(({ fields }) => Object.fromEntries((header?.fields ?? []).map((name, i) => [name, fields[i] ?? ''])));
}
