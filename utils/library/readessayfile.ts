import type { EssaySource } from '../essays/draftessay.ts';
import type { Essay } from '../essays/essay.ts';
import { readMarkdown } from '../essays/markdowntext.ts';
import { parseEssayFile } from '../essays/parse.ts';
import { toPlainText } from '../essays/plaintext.ts';
import { readPageText } from '../page/pagetext.ts';
import { decodeText } from './decodetext.ts';
import { readDocx } from './readdocx.ts';
import { sourceOfPage } from './sourceofpage.ts';
import { UnreadableFileError } from './unreadablefile.ts';

/** What a file holds: an op-ed, or an essay with its claims. */
export type EssayFile = { kind: 'source'; source: EssaySource } | { kind: 'essay'; essay: Essay };

/** Bytes. A saved page with its pictures inside is the largest that could be meant. */
const LARGEST_FILE = 20_000_000;

/**
 * Reads a file that the reader chose, by its name's ending: .txt, .md, .html, .docx or .json.
 * @throws UnreadableFileError, EssayFileError
 */
export async function readEssayFile(file: File): Promise<EssayFile> {
  if (file.size > LARGEST_FILE) throw new UnreadableFileError('This file is too large for an essay.');
  const ending = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase();
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (ending === 'docx') return { kind: 'source', source: { text: toPlainText(await readDocx(bytes)) } };
  const text = decodeText(bytes);
  if (text.includes('\u0000'))
    throw new UnreadableFileError('This is no text file. Save it as plain text, or copy its words and paste them.');
  if (text.startsWith('{\\rtf'))
    throw new UnreadableFileError('This is rich text (RTF). Save it as a Word document (.docx) or as plain text.');
  switch (ending) {
    case 'json':
      if (/^\s*\{\s*"format":\s*"throughline-backup"/.test(text))
        throw new UnreadableFileError('This is an export of everything. Import it under Settings and data.');
      return { kind: 'essay', essay: parseEssayFile(text) };
    case 'md':
    case 'markdown':
      return { kind: 'source', source: readMarkdown(text) };
    case 'html':
    case 'htm':
      return { kind: 'source', source: await readPage(text) };
    default:
      return { kind: 'source', source: { text: toPlainText(text) } };
  }
}

/** A parsed document is inert: nothing in it runs, loads or is shown. */
async function readPage(html: string): Promise<EssaySource> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  // It would take the library's address for its own.
  const answer = await readPageText(page, { url: 'about:blank' });
  if (answer.kind === 'text') return sourceOfPage(answer.text);
  throw new UnreadableFileError('No article was found in this page. Copy its words and paste them.');
}
