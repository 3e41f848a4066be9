import { rarityOf } from '../matching/background.ts';
import { UNLISTED_RARITY } from '../matching/frequencies.ts';
import { contentTerms } from '../matching/terms.ts';

/** Rarity of a term that is not listed: hardly a word (`rarityOf`). */
const UNLISTED = UNLISTED_RARITY / 4;

/** What no op-ed holds: control characters, and marks that turn the direction of the text around them. */
export const UNSEEN = /[^\P{Cc}\n]|[\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Columns of a text broken into lines by hand: mail and typewriters break at 60 to 80, nobody under 40. */
const NARROWEST = 40;
const WIDEST = 100;
/** A line that a word more would have overfilled: this share of the widest. */
const FULL = 0.7;
/** Share of the lines that keep to the column: an address, a table or a signature may run over it. */
const KEPT = 0.95;
/** What begins a line of its own: a byline, an item of a list; not "by fleets from abroad" nor the end of "in 2024.". */
const OWN_LINE = /^(?:B[Yy]\s+\p{Lu}|[-*•]\s|\d{1,2}[.)]\s)/u;

/** Makes pasted or read text what the claim finder takes: known line ends, nothing unseen, a paragraph a line. */
export function toPlainText(raw: string): string {
  const text = raw
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(UNSEEN, '');
  return unwrapLines(joinWords(text.replace(/[^\S\n]+$/gm, '')))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Joins the lines of paragraphs that were broken at a column: a blank stands where the break was, so that places stay as
 * they are. A text with a paragraph a line stays as it is.
 * @param text with `\n` for line ends
 */
export function unwrapLines(text: string): string {
  const lines = text.split('\n');
  const widest = columnOf(lines);
  if (widest < NARROWEST || widest > WIDEST) return text;
  let joined = '';
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.trim() ?? '';
    const isBroken = line.trim().length >= widest * FULL && !(line.trim().length > WIDEST && couldBreak(line));
    const goesOn = isBroken && next !== '' && !OWN_LINE.test(next);
    joined += goesOn ? `${line} ` : `${line}\n`;
  }
  return joined.slice(0, -1);
}

/** A word that was broken at a line's end; not "pre-" before "and post-war". */
const BROKEN_WORD = /(?<!\p{L})(\p{L}{2,})-\n *(?!(?:and|or|to)\b)(\p{Ll}{2,})(?!\p{L})([^\s\p{L}]*) ?/gu;

/** Makes words whole that were broken at a line's end, as those of a PDF are; "well-known" keeps its hyphen. */
function joinWords(text: string): string {
  return text.replace(BROKEN_WORD, (_broken, head: string, tail: string, after: string) => {
    const isCompound = isKnown(head) && isKnown(tail) && !isKnown(head + tail);
    return `${head}${isCompound ? '-' : ''}${tail}${after}\n`;
  });
}

function isKnown(word: string): boolean {
  return contentTerms(word).every((term) => rarityOf(term) < UNLISTED);
}

/** The column that lines were broken at, or the widest line's end. 0: no lines. */
function columnOf(lines: string[]): number {
  const widths = lines.filter(couldBreak).map((line) => line.trim().length);
  return widths.toSorted((a, b) => a - b)[Math.ceil(widths.length * KEPT) - 1] ?? 0;
}

/** Not a web address on a line of its own. */
function couldBreak(line: string): boolean {
  return line.trim().includes(' ');
}
