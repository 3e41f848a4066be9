import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { JSDOM, VirtualConsole } from 'jsdom';
import { fileAt } from './options.ts';

/** Reads a file's bytes, unpacked where it is gzip, whatever its name. */
export async function readUnpacked(name: string): Promise<Buffer> {
  const bytes = await readFile(fileAt(name));
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/**
 * Parses a saved page: nothing in it runs, nothing it names is loaded, its complaints are not printed.
 * @param html as saved, or decoded already
 * @param url the address it was saved from; null: the one the page names itself, else none
 */
export function parsePage(html: Buffer | string, url: string | null): { document: Document; url: string } {
  const decoded = typeof html === 'string' ? html : decodePage(html);
  const { window } = new JSDOM(decoded, { ...(url === null ? {} : { url }), virtualConsole: new VirtualConsole() });
  const { document } = window;
  return { document, url: url ?? namedAddress(document) };
}

/**
 * Decodes a page that is UTF-8, as most are whose server and not they themselves said so; of another encoding the bytes,
 * for which jsdom finds it as browsers do. ISO-2022 is told by its escapes: they are ASCII, and so would be UTF-8.
 */
function decodePage(bytes: Buffer): Buffer | string {
  return isUtf8(bytes) && !bytes.includes(0x1b) ? new TextDecoder().decode(bytes) : bytes;
}

/** A saved page lies at no address of its own, so what it says of itself is believed. */
function namedAddress(document: Document): string {
  const named = [
    document.querySelector('link[rel~="canonical"][href]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url"][content]')?.getAttribute('content'),
  ];
  return named.find((address) => address && /^https?:/i.test(address) && URL.canParse(address)) ?? document.URL;
}
