import { readMarkdownTokens } from '../essays/markdowntokens.ts';

/** Raw HTML that goes on until its own end comes, over empty lines too (CommonMark 0.31, HTML blocks 1 and 2). */
const OPEN_HTML = /^<(?:!--|(pre|script|style|textarea)\b)/i;
const MAY_STAY_OPEN = /`{3}|~{3}|<(?:!--|pre|script|style|textarea)/i;
const OPEN_FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Closes the code or raw HTML that a text leaves open at its end: what is written after it is no part of it. */
export function closeMarkdown(text: string): string {
  // Most notes have none of it, and need not be read.
  if (!MAY_STAY_OPEN.test(text)) return text;
  const last = readMarkdownTokens(`${text}\n\n${PROBE}`, { breaks: false }).at(-1);
  if (last === undefined || last.raw.trim() === PROBE) return text;
  const fence = OPEN_FENCE.exec(last.raw)?.[1];
  if (fence !== undefined) return `${text}\n${fence}`;
  const html = OPEN_HTML.exec(last.raw.trimStart());
  if (html === null) return text;
  return `${text}\n${html[1] === undefined ? '-->' : `</${html[1].toLowerCase()}>`}`;
}

/** A paragraph of its own, unless what is before it swallows it. */
const PROBE = 'throughline';
