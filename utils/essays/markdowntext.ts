import type { EssaySource } from './draftessay.ts';
import { toPlainText } from './plaintext.ts';

/** A heading, and so no part of a paragraph. */
const HEADING = /^ {0,3}#{1,6}\s+/;
/** What begins a line of its own. */
const OPENS = /^\s*(?:[-*+]\s|\d{1,3}[.)]\s|>|#{1,6}\s|```|~~~|\|)/;

/**
 * Reads an op-ed in Markdown: its front matter and first heading say what it is, its marks are taken off, and the
 * lines of a paragraph are joined. Tags are dropped and their text kept: nothing of it is ever HTML.
 */
export function readMarkdown(raw: string): EssaySource {
  const { fields, body } = takeFrontMatter(raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const lines = joinParagraphs(body.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, '').split('\n'));
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const title = fields.get('title') ?? (HEADING.test(first) ? plain(first) : undefined);
  const own = title === undefined || !HEADING.test(first) ? lines : lines.slice(lines.indexOf(first) + 1);
  const text = toPlainText(
    own
      .filter((line) => !HEADING.test(line) && !/^\s*(?:[-*_=]\s*){3,}$/.test(line))
      .map(plain)
      .join('\n'),
  );
  const author = fields.get('author');
  const date = /^\d{4}-\d\d-\d\d/.exec(fields.get('date') ?? '')?.[0];
  return {
    text,
    ...(title && { title }),
    ...(author && { author }),
    ...(date && { publication: { date } }),
    ...(fields.has('url') && { url: fields.get('url')! }),
  };
}

/** The simple `key: value` lines between two rules at the top; what is nested in them is none of ours. */
function takeFrontMatter(text: string): { fields: Map<string, string>; body: string } {
  const found = /^---\n([\s\S]*?)\n(?:---|\.\.\.)\n/.exec(text);
  if (!found) return { fields: new Map(), body: text };
  const pairs = [...found[1]!.matchAll(/^([a-z]+):[^\S\n]*(\S.*)$/gim)];
  const fields = new Map(
    pairs.map(([, key, value]) => [key!.toLowerCase(), value!.trim().replace(/^(["'])(.*)\1$/, '$2')]),
  );
  return { fields, body: text.slice(found[0].length) };
}

function joinParagraphs(lines: string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1) ?? '';
    const goesOn = last.trim() !== '' && line.trim() !== '' && !HEADING.test(last) && !OPENS.test(line);
    if (goesOn && !/ {2}$|\\$/.test(last)) joined[joined.length - 1] = `${last.trimEnd()} ${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}

function plain(line: string): string {
  return line
    .replace(HEADING, '')
    .replace(/\s#+\s*$/, '')
    .replace(/^\s*(?:>\s?)+/, '')
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/, '')
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, '')
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/(?<!\\)(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1')
    .trim();
}
