import type { Block } from './article.ts';
import { PLACE_MARK } from './inertcopy.ts';
import { ELEMENT, TEXT } from './nodekind.ts';
import { normalizeText } from './normalize.ts';

/** A block's text, still apart from the article's, with the live element that holds it. */
export interface FoundBlock {
  kind: Block['kind'];
  text: string;
  place: Element | null;
}

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

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

/**
 * Reads the blocks of extracted content in reading order. A block is an unbroken run of inline content: it ends where
 * an element that is not inline begins or ends, at an empty line of preformatted text, and at two line breaks in a
 * row. A single `<br>` counts as a space.
 */
export function collectBlocks(content: Element, live: Element[]): FoundBlock[] {
  const blocks: FoundBlock[] = [];
  let run = '';
  let holder: Element = content;
  let breaks = 0;

  const flush = (): void => {
    const text = normalizeText(run);
    if (/[\p{L}\p{N}]/u.test(text)) {
      blocks.push({ kind: kindOf(holder, content), text, place: placeOf(holder, content, live) });
    }
    run = '';
    breaks = 0;
  };

  const read = (element: Element, block: Element): void => {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === TEXT) {
        const text = (node as Text).data;
        if (text.trim() !== '') breaks = 0;
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
        }
      } else if (node.nodeType === ELEMENT) {
        const child = node as Element;
        if (child.localName === 'br') {
          run += ' ';
          breaks += 1;
          if (breaks === 2) flush();
        } else if (INLINE.has(child.localName)) {
          read(child, block);
        } else {
          flush();
          read(child, child);
          flush();
        }
      }
    }
  };

  read(content, content);
  flush();
  return blocks;
}

/** The nearest telling ancestor decides; a `p` in a cell or an item takes the kind of what holds it. */
function kindOf(holder: Element, content: Element): Block['kind'] {
  for (let at: Element | null = holder; at && at !== content; at = at.parentElement) {
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
  while (place && last && !place.contains(last)) place = place.parentElement;
  return place;
}
