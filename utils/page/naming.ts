import type { PlacedArticle } from '../article/article.ts';

/** The text of an address. */
interface Read {
  url: string;
  text: string;
}

/** What an address names of a page, as it was read. */
export interface Named {
  /** Tells of a sentence, by its index, whether it is of the article that the address names. */
  names(sentence: number): boolean;
  /** The text that the address before named stands here still, under another: it may be about to be replaced. */
  isStale: boolean;
}

export interface Naming {
  /** Tells what the address names, of a page that was read just now. `isPart`: of it only the article in view. */
  read(found: PlacedArticle & { isPart?: boolean }): Named;
  /** Another address has come. */
  moved(): void;
  /** The reader goes on with the text that stands there: it is this address's. */
  believe(): void;
}

/** Where a site gives an article's own address. */
const PERMALINKS = 'a[rel~="bookmark"][href], [itemprop="url"][href], h1 a[href], h2 a[href]';

/** The page itself: what stands in no article that is told from others. */
const PAGE = 'page';
type Holder = Element | typeof PAGE;

/**
 * Makes what tells which of the articles of a page its address names. Sites append the next one to the one that is read
 * and change the address later, or never: what is kept under an address is to be of its own article. At first that is the
 * one that is read for the page's; under an address to come the one that links to it, else the one in the middle of the
 * window. Where none is, it is not known, until the page is read again.
 */
export function createNaming(window: Pick<Window, 'innerHeight'>): Naming {
  let hasMoved = false;
  let holder: Holder | null = null;
  /** Of the address at present, and of the one before. */
  let now: Read | null = null;
  let before: Read | null = null;

  return {
    read(found) {
      const { article } = found;
      const { holders, first } = holdersOf(found);
      const distinct = [...new Set(holders)];
      const isAlone = distinct.length === 1 && first !== null && isOnly(first);
      // Written anew.
      if (holder !== null && holder !== PAGE && !holder.isConnected) holder = null;
      if (hasMoved && !isAlone)
        holder ??=
          distinct.find((each) => linksTo(each, article.url)) ?? distinct.find(isInView(window.innerHeight)) ?? null;
      else holder ??= first;
      const own = article.sentences.filter(({ index }) => holders[index] === holder);
      const text = own.map((sentence) => sentence.text).join('\n');
      const isStale = text !== '' && before !== null && before.url !== article.url && before.text === text;
      // Until it is believed, the address before stays the one that had this text.
      now = isStale ? null : { url: article.url, text };
      const names = holder;
      return { names: (sentence) => holders[sentence] === names, isStale };
    },
    moved() {
      hasMoved = true;
      holder = null;
      before = now ?? before;
      now = null;
    },
    believe() {
      before = null;
    },
  };
}

/**
 * Tells of each sentence what holds it; `first`: what holds the article that was read for the page's. The one that was in
 * view when a part was read may be any.
 */
function holdersOf({ article, places, isPart = false }: Parameters<Naming['read']>[0]): {
  holders: Holder[];
  first: Holder | null;
} {
  const holders: Holder[] = [];
  let first: Holder | null = null;
  let isFurther = isPart;
  let at: Holder | null = null;
  /** Sentences before the first of an article that has a place: they are of it. */
  let waiting = 0;
  const settle = (): void => {
    holders.push(...Array.from({ length: waiting }, () => at ?? PAGE));
    waiting = 0;
    if (!isFurther && holders.length > 0) first ??= holders[0]!;
  };
  const headed = new Map<Element, boolean>();
  const hasHeading = (outermost: Element): boolean => {
    const has = headed.get(outermost) ?? outermost.querySelector('h1') !== null;
    headed.set(outermost, has);
    return has;
  };
  for (const { block, opens } of article.sentences) {
    if (opens) {
      settle();
      isFurther = true;
      at = null;
    }
    const outermost = outermostArticle(places[block] ?? null);
    // Entries of a live blog are articles too, of the page's own.
    if (outermost && (isFurther || hasHeading(outermost))) {
      const opening = at === null;
      at = outermost;
      if (opening) settle();
    }
    waiting += 1;
    if (at !== null) settle();
  }
  settle();
  return { holders, first };
}

function outermostArticle(place: Element | null): Element | null {
  let found: Element | null = null;
  for (let at = place?.closest('article') ?? null; at; at = at.parentElement?.closest('article') ?? null) found = at;
  return found;
}

/** Tells whether the page has no other article, read or not. */
function isOnly(holder: Holder): boolean {
  return holder === PAGE || holder.ownerDocument.querySelectorAll('article h1').length < 2;
}

function linksTo(holder: Holder, url: string): boolean {
  if (holder === PAGE) return false;
  return [...holder.querySelectorAll<HTMLAnchorElement>(PERMALINKS)].some(({ href }) => href.split('#')[0] === url);
}

function isInView(innerHeight: number): (holder: Holder) => boolean {
  return (holder) => {
    if (holder === PAGE) return false;
    const { top, bottom } = holder.getBoundingClientRect();
    return top <= innerHeight / 2 && bottom > innerHeight / 2;
  };
}
