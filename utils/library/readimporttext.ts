import { decodeText } from './decodetext.ts';

/**
 * Reads a file that is to be imported as text. JSON is UTF-8; a CSV may have been through a spreadsheet, which writes it in
 * an encoding of its own.
 */
export async function readImportText(file: Blob): Promise<string> {
  const text = await file.text();
  return /^\s*[[{]/.test(text) ? text : decodeText(new Uint8Array(await file.arrayBuffer()));
}
