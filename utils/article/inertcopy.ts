/** Set on elements of the copy only: position of the live element in `PageCopy.live`. */
export const PLACE_MARK = 'data-throughline-place';

/** `Node.ELEMENT_NODE` and `Node.TEXT_NODE`: Node.js has no global `Node`. */
export const ELEMENT = 1;
export const TEXT = 3;

/** A page without its furniture, in a document of its own: nothing in it runs, loads or is styled. */
export interface PageCopy {
  document: Document;
  /** Live elements by their mark. */
  live: Element[];
  /** UTF-16 lengths of the text copied: all of it, inside links, and in stretches of prose outside links. */
  lengths: { text: number; links: number; prose: number };
}

/**
 * Above these a page is left alone, a cap on the work and no measured edge: the largest of the 271 pages under
 * `../shared/pages` has 9,900 elements.
 */
export const MOST_ELEMENTS = 25_000;
export const MOST_CHARACTERS = 800_000;

/** Deeper elements are folded into their ancestor at this depth, so that nobody's recursion overflows. */
const DEEPEST = 200;

/** Elements copied between two yields: a copy of some 600 took 10 ms (median of 271 pages, busy 2-core machine). */
const BATCH = 150;

/**
 * What counts as hidden: `computed` asks the browser's styles where it can, `attributes` only `hidden`, `aria-hidden`
 * and inline styles (all that jsdom can tell).
 */
export type Visibility = 'computed' | 'attributes';

/** A text node this long outside links is prose rather than a label. */
const PROSE_LENGTH = 40;

const SKIPPED = new Set(
  (
    'script style svg canvas iframe frame object embed video audio picture img source track map noscript template ' +
    'button input select option textarea progress meter nav aside footer dialog link area math throughline-card'
  ).split(' '),
);

const SKIPPED_ROLES = new Set('navigation menu menubar dialog alertdialog search'.split(' '));

/** What Readability weighs; anything else would only slow its passes. */
const KEPT_ATTRIBUTES = ['class', 'id', 'role', 'itemprop', 'rel', 'dir'];

/**
 * Copies what a reader could read of a live page, marking each copied element with the way back. The live page is
 * read, never written. Yields between batches so that a caller can let the page breathe; what the page takes away
 * meanwhile is left out.
 * @returns null when the page is over the limits
 */
export function* copyPage(page: Document, visibility: Visibility): Generator<void, PageCopy | null> {
  const copy = page.implementation.createHTMLDocument('');
  const live: Element[] = [];
  const lengths = { text: 0, links: 0, prose: 0 };
  copyHead(page, copy);
  const body = page.body;
  if (!body) return { document: copy, live, lengths };

  const looks = visibilityOf(body, visibility);
  let batch = 0;
  const stack: { from: Element; to: Element; depth: number; inLink: boolean }[] = [
    { from: body, to: copy.body, depth: 0, inLink: false },
  ];
  mark(copy.body, body, live);
  copyAttributes(body, copy.body);
  for (let task = stack.pop(); task; task = stack.pop()) {
    for (let node = task.from.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === TEXT) {
        const text = (node as Text).data;
        task.to.append(copy.createTextNode(text));
        const length = text.trim().length;
        lengths.text += length;
        if (task.inLink) lengths.links += length;
        else if (length >= PROSE_LENGTH) lengths.prose += length;
        if (lengths.text > MOST_CHARACTERS) return null;
      } else if (node.nodeType === ELEMENT) {
        const from = node as Element;
        if (isSkipped(from) || !looks(from)) continue;
        const inLink = task.inLink || from.localName === 'a';
        if (task.depth >= DEEPEST) {
          task.to.append(copy.createTextNode(` ${from.textContent} `));
          continue;
        }
        const to = copy.createElement(/^[a-z][a-z0-9-]*$/.test(from.localName) ? from.localName : 'span');
        mark(to, from, live);
        if (live.length > MOST_ELEMENTS) return null;
        batch += 1;
        if (batch % BATCH === 0) yield;
        copyAttributes(from, to);
        task.to.append(to);
        if (from.firstChild) stack.push({ from, to, depth: task.depth + 1, inLink });
      }
    }
  }
  return { document: copy, live, lengths };
}

function mark(to: Element, from: Element, live: Element[]): void {
  to.setAttribute(PLACE_MARK, String(live.length));
  live.push(from);
}

function copyAttributes(from: Element, to: Element): void {
  for (const name of KEPT_ATTRIBUTES) {
    const value = from.getAttribute(name);
    if (value !== null) to.setAttribute(name, value);
  }
  // Link density weighs links within the page less; the address itself is of no use.
  if (from.localName === 'a' && from.getAttribute('href')?.startsWith('#')) to.setAttribute('href', '#in-page');
}

/** Metadata: title, meta elements and JSON-LD, wherever the page keeps them. */
function copyHead(page: Document, copy: Document): void {
  copy.title = page.title;
  const language = page.documentElement.getAttribute('lang');
  if (language) copy.documentElement.setAttribute('lang', language);
  for (const element of page.querySelectorAll('meta[content], script[type="application/ld+json"]')) {
    const to = copy.createElement(element.localName);
    for (const name of ['name', 'property', 'itemprop', 'content', 'type']) {
      const value = element.getAttribute(name);
      if (value !== null) to.setAttribute(name, value);
    }
    if (element.localName === 'script') to.textContent = element.textContent;
    copy.head.append(to);
  }
}

function isSkipped(element: Element): boolean {
  return SKIPPED.has(element.localName) || SKIPPED_ROLES.has(element.getAttribute('role') ?? '');
}

/**
 * Tells what is shown, by computed style where the browser offers it. A body that is not shown (yet) says nothing
 * about its content: then, as under jsdom, only attributes are asked.
 */
function visibilityOf(body: Element, visibility: Visibility): (element: Element) => boolean {
  const computed = visibility === 'computed' && typeof body.checkVisibility === 'function' && body.checkVisibility();
  return (element) => {
    if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return false;
    if (computed) return element.checkVisibility();
    const style = element.getAttribute('style');
    return style === null || !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
  };
}
