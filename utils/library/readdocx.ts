import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { UnreadableFileError } from './unreadablefile.ts';

/**
 * Bytes of a document's XML, all parts together: packed, and unpacked as the file says. The longest essay that is taken
 * (`LONGEST_TEXT`) comes to a tenth of either. What lies about its size is cut off at what it said, and what is packed
 * at deflate's limit (1,032 to one) is still through in seconds.
 */
const LARGEST_PACKED = 2_000_000;
const LARGEST_UNPACKED = 20_000_000;

/** How a compound file begins: Word's old format, or a document locked with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** A line that ends within a paragraph. Mammoth drops it, and the words on both sides would be one. */
const LINE_BREAK = /<w:(br|cr)(?:\s[^<>]*)?(?:\/>|>\s*<\/w:\1>)/g;

/**
 * Reads the text of a Word document, a paragraph apart by an empty line; pictures and what is deleted in it are left
 * out. Mammoth is loaded for it and gets only the document's XML, anew in a zip of ours: it would unpack whatever there
 * is.
 * @throws UnreadableFileError
 */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (COMPOUND.every((byte, index) => bytes[index] === byte))
    throw new UnreadableFileError(
      'This document is locked with a password, or is in Word’s old format. Save it in Word as .docx without a password.',
    );
  const parts = takeXml(bytes);
  const { default: mammoth } = await import('mammoth/mammoth.browser.min.js');
  try {
    const { value } = await mammoth.extractRawText({
      arrayBuffer: zipSync(withLineBreaks(parts), { level: 0 }).buffer,
    });
    return value;
  } catch (error) {
    throw new UnreadableFileError('This Word document is damaged, or it is none. Open it in Word and save it anew.', {
      cause: error,
    });
  }
}

function withLineBreaks(parts: Record<string, Uint8Array<ArrayBuffer>>): Record<string, Uint8Array<ArrayBuffer>> {
  const name = 'word/document.xml';
  const document = parts[name];
  if (!document) return parts;
  const xml = strFromU8(document).replace(LINE_BREAK, '<w:t xml:space="preserve">\n</w:t>');
  return { ...parts, [name]: strToU8(xml) as Uint8Array<ArrayBuffer> };
}

function takeXml(bytes: Uint8Array): Record<string, Uint8Array<ArrayBuffer>> {
  let packed = 0;
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (!/\.(?:xml|rels)$/i.test(name)) return false;
        packed += size;
        unpacked += originalSize;
        if (packed > LARGEST_PACKED || unpacked > LARGEST_UNPACKED)
          throw new UnreadableFileError('This Word document is too large for an essay.');
        return true;
      },
    }) as Record<string, Uint8Array<ArrayBuffer>>;
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    throw new UnreadableFileError('This is not a Word document, whatever its name says, or it is damaged.', {
      cause: error,
    });
  }
}
