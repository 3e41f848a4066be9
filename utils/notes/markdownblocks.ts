import { type Inline, parseInline } from './markdowninline.ts';

export type { Inline } from './markdowninline.ts';

/** A part of a text in Markdown that stands on lines of its own. */
export type Block =
  | { kind: 'paragraph' | 'heading'; parts: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  /** `start`: the first number of a numbered list; null: it has none. */
  | { kind: 'list'; start: number | null; items: Inline[][] }
  | { kind: 'rule' };

const FENCE = /^ {0,3}(?:```|~~~)/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const QUOTE = /^ {0,3}> ?/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^\s{0,12}(?:[-*+]|(\d{1,6})[.)])[ \t]+(.*)$/;
/** Quotes within quotes beyond this are one. */
const DEEPEST = 4;

/**
 * Reads what readers write in notes: paragraphs whose line ends count, headings, lists, quotes, code, rules. Lists in
 * lists are read as one. Anything else is the text that it is, HTML too.
 */
export function parseMarkdown(text: string): Block[] {
  return parseLines(text.replace(/\r\n?/g, '\n').split('\n'), 0);
}

function parseLines(lines: string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  /** Takes lines while they fit. */
  const take = (fits: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && fits(lines[at]!)) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (line.trim() === '') at += 1;
    else if (FENCE.test(line)) {
      at += 1;
      blocks.push({ kind: 'code', text: take((next) => !FENCE.test(next)).join('\n') });
      at += 1;
    } else if (RULE.test(line)) {
      at += 1;
      blocks.push({ kind: 'rule' });
    } else if (heading) {
      at += 1;
      blocks.push({ kind: 'heading', parts: parseInline(heading[1] ?? '') });
    } else if (QUOTE.test(line) && depth < DEEPEST) {
      const inner = take((next) => QUOTE.test(next)).map((next) => next.replace(QUOTE, ''));
      blocks.push({ kind: 'quote', blocks: parseLines(inner, depth + 1) });
    } else if (item) {
      const numbered = item[1] !== undefined;
      const items = take((next) => isItem(next, numbered)).map((next) => parseInline(ITEM.exec(next)?.[2] ?? ''));
      blocks.push({ kind: 'list', start: numbered ? Number(item[1]) : null, items });
    } else {
      at += 1;
      const rest = take((next) => next.trim() !== '' && !opensBlock(next, depth));
      blocks.push({ kind: 'paragraph', parts: parseInline([line, ...rest].join('\n')) });
    }
  }
  return blocks;
}

function isItem(line: string, numbered: boolean): boolean {
  const item = ITEM.exec(line);
  return item !== null && !RULE.test(line) && (item[1] !== undefined) === numbered;
}

function opensBlock(line: string, depth: number): boolean {
  const marks = [FENCE, HEADING, RULE, ITEM];
  return marks.some((mark) => mark.test(line)) || (depth < DEEPEST && QUOTE.test(line));
}
