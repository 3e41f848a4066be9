import { GOING_ON } from './amongwords.ts';
import type { Block } from './article.ts';
import { PLACE_MARK } from './inertcopy.ts';
import { isInline } from './inline.ts';
import { ELEMENT, TEXT } from './nodekind.ts';
import { normalizeText } from './normalize.ts';
import { parentOf } from './parent.ts';
import { countWords } from './words.ts';

/** A block's text, still apart from the article's, with the live element that holds it. */
export interface FoundBlock {
  kind: Block['kind'];
  text: string;
  place: Element | null;
}

const KINDS: Record<string, Block['kind']> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  dt: 'item',
  dd: 'item',
  blockquote: 'quote',
  figcaption: 'caption',
  caption: 'caption',
  td: 'cell',
  th: 'cell',
};

/** Words of a block from which on a table's cell holds running text: the table lays a page out, or tells a story. */
const RUNNING_TEXT = 25;

/** In these a page's own elements stand among the words: a term that is explained, a link of the site's making. */
const OF_WORDS = /^(?:p|h[1-6])$/;

/** "• ", "- ", "1. ", "2) ": an item of a list that is made of line breaks. */
const BULLET = /^\s*(?:[•·▪●◦‣*-]|\d{1,2}[.)])\s/;

/** "Read more: Ten more stories", in the middle of an article. */
const LEADS_AWAY =
  /^[^\p{L}\p{N}]*(?:read (?:more|also|next)\b|(?:also read|more on this|related(?: (?:article|story|reading|coverage|content))?|see also|also see)\s*[:|–—])[\s:|–—]*/iu;

/** What a heading in bold does not end with. */
const GOES_ON = /[,;:(–—-]\s*$/;

/**
 * Reads the blocks of extracted content in reading order. A block is an unbroken run of inline content: it ends where
 * an element that is not inline begins or ends, at an empty line of preformatted text, and at two line breaks in a
 * row. A single `<br>` counts as a space, except before a bullet and after a line in bold above one that is not: such a
 * heading or item would grow together with the sentence beside it.
 */
export function collectBlocks(content: Element, live: Element[]): FoundBlock[] {
  const blocks: FoundBlock[] = [];
  const holders: Element[] = [];
  const running = new Set<Element>();
  let run = '';
  let holder: Element = content;
  let breaks = 0;
  let isBold = true;
  let linked = '';
  let isLeadAbove = false;

  const flush = (): void => {
    const text = normalizeText(run);
    if (/[\p{L}\p{N}]/u.test(text)) {
      const lead = LEADS_AWAY.exec(text)?.[0] ?? '';
      // Above a list of such links the words that say so stand alone; a "Read more" that is a link leads away by itself.
      const isLed = lead !== '' || isLeadAbove;
      const isLink =
        isLed && normalizeText(linked).length >= text.replace(/(?<![.\])])[.\])]+$/, '').length - lead.length;
      if (!isLink) {
        // The kind waits for what else its cell holds.
        blocks.push({ kind: 'paragraph', text, place: placeOf(holder, content, live) });
        holders.push(holder);
        const cell = holder.closest('td, th');
        if (cell && countWords(text) >= RUNNING_TEXT) running.add(cell);
      }
      isLeadAbove = isLink && (isLeadAbove || (text === lead && linked === ''));
    }
    run = '';
    linked = '';
    breaks = 0;
    isBold = true;
  };

  const beginsAnew = (text: string, bold: boolean): boolean =>
    BULLET.test(text) || (isBold && !bold && !GOES_ON.test(run) && !GOING_ON.test(text));

  const read = (element: Element, block: Element, bold: boolean): void => {
    const inLink = element.closest('a') !== null;
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === TEXT) {
        const text = (node as Text).data;
        if (text.trim() !== '') {
          if (breaks === 1 && run.trim() !== '' && block.localName !== 'pre' && beginsAnew(text, bold)) flush();
          breaks = 0;
          isBold &&= bold;
        }
        if (block.localName === 'pre') {
          const [first = '', ...rest] = text.split(/\n[^\S\n]*\n/);
          run += first;
          holder = block;
          for (const part of rest) {
            flush();
            run = part;
          }
        } else {
          if (run === '') holder = block;
          run += text;
          if (inLink) linked += text;
        }
      } else if (node.nodeType === ELEMENT) {
        const child = node as Element;
        if (child.localName === 'br') {
          run += ' ';
          breaks += 1;
          if (breaks === 2) flush();
        } else if (isInline(child) || standsAmongWords(child, block)) {
          read(child, block, bold || child.localName === 'b' || child.localName === 'strong');
        } else {
          flush();
          read(child, child, false);
          flush();
        }
      }
    }
  };

  read(content, content, false);
  flush();
  return blocks.map((block, index) => ({ ...block, kind: kindOf(holders[index]!, content, running) }));
}

/** An element of the page's own making with text next to it on either side. */
function standsAmongWords(element: Element, block: Element): boolean {
  if (!element.localName.includes('-') || !OF_WORDS.test(block.localName)) return false;
  const [before, after] = [element.previousSibling, element.nextSibling];
  return (
    (before?.nodeType === TEXT && /[^.!?\s]\s*$/.test(before.textContent!)) ||
    (after?.nodeType === TEXT && GOING_ON.test(after.textContent!))
  );
}

/**
 * The nearest telling ancestor decides; a `p` in a cell or an item takes the kind of what holds it.
 * @param running cells that hold running text: what is in these only because the page is laid out so is a paragraph
 */
function kindOf(holder: Element, content: Element, running: ReadonlySet<Element>): Block['kind'] {
  for (let at: Element | null = holder; at && at !== content; at = at.parentElement) {
    if (running.has(at)) return 'paragraph';
    const kind = KINDS[at.localName];
    if (kind) return kind;
  }
  return 'paragraph';
}

/**
 * Elements that Readability made carry no mark: then the nearest marked one around them is the place, and at the top,
 * where it gathers pieces of the page, what holds the first and the last of the pieces.
 */
function placeOf(holder: Element, content: Element, live: Element[]): Element | null {
  const liveOf = (marked: Element | null | undefined): Element | null =>
    live[Number(marked?.getAttribute(PLACE_MARK) ?? -1)] ?? null;
  const around = holder.closest(`[${PLACE_MARK}]`);
  if (around) return liveOf(around);
  const pieces = content.querySelectorAll(`[${PLACE_MARK}]`);
  const last = liveOf(pieces[pieces.length - 1]);
  let place = liveOf(pieces[0]);
  while (place && last && !place.contains(last)) place = parentOf(place);
  return place;
}
