import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { readImport } from '../storage/readimport.ts';
import { readImportText } from './readimporttext.ts';

const CSV =
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\r\n' +
  'Europe réarme.,Café,Zoë,,naïve?,,,,,2026-01-01 10:00:00,\r\n';
const latin = Uint8Array.from(CSV, (char) => char.charCodeAt(0));
const wide = new Uint8Array([0xff, 0xfe, ...[...CSV].flatMap((char) => [char.charCodeAt(0), 0])]);

it.each([
  ['UTF-8', new TextEncoder().encode(`\ufeff${CSV}`)],
  ['that of Excel on Windows', latin],
  ['UTF-16, Excel’s “Unicode text”', wide],
])('reads a CSV in %s', async (_, bytes) => {
  const read = await readImport(await readImportText(new Blob([bytes])), '2026-01-01T00:00:00.000Z');
  expect(read.ok && read.backup.notes[0]).toMatchObject({
    text: 'naïve?',
    target: { quote: { exact: 'Europe réarme.' } },
  });
});

it('lets JSON be UTF-8, though a byte of it is broken', async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"naïve '), 0xff, 0x22, 0x7d]);
  expect(await readImportText(new Blob([bytes]))).toBe('{"a":"naïve \ufffd"}');
});
