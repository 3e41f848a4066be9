/** Bytes of a page that are searched for its own word on its encoding, as browsers do. */
const DECLARED_WITHIN = 1_024;
/** Share of zeros in every second byte from which a text without a mark is taken for UTF-16: Latin letters have them all. */
const ZEROS = 0.4;

/**
 * Decodes a text file: by its mark (UTF-8, UTF-16), as UTF-16 where every second byte is zero, as UTF-8 where it is
 * that, else in the encoding which an HTML page names, else in that of old Windows texts, in which anything can be read.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderOf(declaredEncoding(bytes)).decode(bytes);
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 2_000);
  const zeros = (from: 0 | 1) => start.filter((byte, index) => index % 2 === from && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  // Where both are zero it is no text at all.
  if (odd > (start.length / 2) * ZEROS && even === 0) return 'utf-16le';
  return even > (start.length / 2) * ZEROS && odd === 0 ? 'utf-16be' : null;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1];
}

function decoderOf(name: string | undefined): TextDecoder {
  try {
    return new TextDecoder(name ?? 'windows-1252');
  } catch {
    return new TextDecoder('windows-1252');
  }
}
