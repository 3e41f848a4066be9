import { findExactly, findRoughly, type SoughtQuote } from './findquote.ts';
import { mapText, type TextMap } from './textmap.ts';

/** A quote found in the live page. */
export interface Anchor {
  range: Range;
  /** False where the page's words differ a little from the quote's. */
  exact: boolean;
}

/** Where to look: the block first, then everything under the root, if there is one. */
export interface AnchorScope {
  /** The live element that held the quote, where that is known. */
  block: Element | null;
  /** Where the block's text begins, as an offset of the kind of the quote's `start`; breaks ties between repeats in it. */
  blockStart?: number;
  /** Null: nowhere else, as in a page that is too large to be searched. */
  root: Element | null;
  /** Only word for word, which costs next to nothing. */
  exactly?: boolean;
}

/** Reads text maps once for a pass over many quotes. Make a new one when the page may have changed. */
export type TextReader = (element: Element) => TextMap;

export function createTextReader(): TextReader {
  const maps = new WeakMap<Element, TextMap>();
  return (element) => {
    const known = maps.get(element);
    if (known) return known;
    const map = mapText(element);
    maps.set(element, map);
    return map;
  };
}

/**
 * Finds a quote's place in the live page: word for word in its block, word for word anywhere in the root, then roughly
 * in the block and in the root. Null: it is no longer there.
 */
export function anchorQuote(quote: SoughtQuote, scope: AnchorScope, read: TextReader = mapText): Anchor | null {
  const block = scope.block?.isConnected ? scope.block : null;
  const places = [...new Set([block, scope.root])].filter((place) => place !== null);
  for (const find of scope.exactly ? [findExactly] : [findExactly, findRoughly]) {
    for (const place of places) {
      const map = read(place);
      const start = place === block ? within(quote.start, scope.blockStart) : quote.start;
      const found = find(map.text, { ...quote, start });
      if (found) return { range: map.rangeOf(found.start, found.end), exact: found.exact };
    }
  }
  return null;
}

function within(start: number | undefined, blockStart: number | undefined): number | undefined {
  return start === undefined || blockStart === undefined ? undefined : start - blockStart;
}
