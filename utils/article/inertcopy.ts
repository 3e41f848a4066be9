import { isAmongWords } from './amongwords.ts';
import { ELEMENT, TEXT } from './nodekind.ts';
import { isSkipped } from './furniture.ts';
import { isParting } from './parting.ts';
import { readabilityOf } from './forears.ts';
import { type Visibility, shownChildren } from './shown.ts';

/** Set on elements of the copy only: position of the live element in `PageCopy.live`. */
export const PLACE_MARK = 'data-throughline-place';

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
export const MOST_CHARACTERS = 400_000;
/** Elements and pieces of text; a page can be made of a million pieces without an element. */
export const MOST_NODES = 100_000;

/**
 * UTF-16 units read of one piece of text, 8,000 words without any markup: Readability goes through a text node some
 * twenty times in one task, and anchoring through each of its units. A cap on that work, no measured edge.
 */
export const MOST_OF_A_PIECE = 50_000;

/** Deeper elements are folded into their ancestor at this depth, so that nobody's recursion overflows. */
const DEEPEST = 200;

/** Nodes copied between two yields: a copy of some 600 elements took 10 ms (median of 271 pages, busy 2-core machine). */
const BATCH = 150;

/** A text node this long outside links is prose rather than a label. */
const PROSE_LENGTH = 40;

/** What Readability weighs; anything else would only slow its passes. */
const KEPT_ATTRIBUTES = ['class', 'id', 'role', 'itemprop', 'rel', 'dir'];

/** What a form has among its properties by its id; of these the copy has no others. */
const IN_FORMS = new Set(['fieldset', 'output']);

/**
 * UTF-16 units of what a head says in one place: Readability goes through titles and names many times over, for some by the
 * square of their length.
 */
export const LONGEST_SAYING = 1_000;

/** Of an element in the middle of a sentence: there a class tells nothing about what the text is worth. */
const AMONG_WORDS = ['dir'];

/**
 * Copies what a reader could read of a live page, marking each copied element with the way back. The live page is
 * read, never written. Yields between batches so that a caller can let the page breathe; what the page takes away
 * meanwhile is left out.
 * @param root what of it: all, or a part
 * @returns null when the page is over the limits
 */
export function* copyPage(
  page: Document,
  visibility: Visibility,
  root: Element | null = page.body,
): Generator<void, PageCopy | null> {
  const copy = page.implementation.createHTMLDocument('');
  const live: Element[] = [];
  const lengths = { text: 0, links: 0, prose: 0 };
  copyHead(page, copy);
  if (!root) return { document: copy, live, lengths };

  const looks = readabilityOf(root, visibility);
  let nodes = 0;
  const stack: { from: Element; to: Element; depth: number; inLink: boolean }[] = [
    { from: root, to: copy.body, depth: 0, inLink: false },
  ];
  mark(copy.body, root, live);
  copyAttributes(root, copy.body);
  for (let task = stack.pop(); task; task = stack.pop()) {
    const children = shownChildren(task.from);
    if (nodes + children.length > MOST_NODES) return null;
    for (const node of Array.from(children)) {
      nodes += 1;
      if (nodes % BATCH === 0) yield;
      if (!node.isConnected) continue;
      if (node.nodeType === TEXT) {
        const text = (node as Text).data;
        task.to.append(copy.createTextNode(text.slice(0, MOST_OF_A_PIECE)));
        const length = text.trim().length;
        lengths.text += length;
        if (task.inLink) lengths.links += length;
        else if (length >= PROSE_LENGTH) lengths.prose += length;
        if (lengths.text > MOST_CHARACTERS) return null;
      } else if (node.nodeType === ELEMENT) {
        const from = node as Element;
        if (isSkipped(from) || !looks(from)) {
          // What stands on either side of it does not grow together.
          if (isParting(from)) task.to.append(copy.createTextNode('\n'));
          continue;
        }
        const inLink = task.inLink || from.localName === 'a';
        if (task.depth >= DEEPEST) {
          task.to.append(copy.createTextNode(` ${from.textContent.slice(0, MOST_OF_A_PIECE)} `));
          continue;
        }
        const to = copy.createElement(/^[a-z][a-z0-9-]*$/.test(from.localName) ? from.localName : 'span');
        mark(to, from, live);
        if (live.length > MOST_ELEMENTS) return null;
        copyAttributes(from, to);
        // Readability takes single line breaks away, and the words around them would grow together.
        if (from.localName === 'br') task.to.append(copy.createTextNode('\n'));
        task.to.append(to);
        if (shownChildren(from).length > 0) stack.push({ from, to, depth: task.depth + 1, inLink });
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
  const isNamed = KEPT_ATTRIBUTES.some((name) => from.hasAttribute(name));
  const names = isNamed && isAmongWords(from) ? AMONG_WORDS : KEPT_ATTRIBUTES;
  for (const name of names) {
    const value = from.getAttribute(name);
    if (value !== null && !(name === 'id' && IN_FORMS.has(from.localName))) to.setAttribute(name, value);
  }
  // Link density weighs links within the page less; the address itself is of no use.
  if (from.localName === 'a' && from.getAttribute('href')?.startsWith('#')) to.setAttribute('href', '#in-page');
}

/** Metadata: title, meta elements and JSON-LD, wherever the page keeps them. */
function copyHead(page: Document, copy: Document): void {
  copy.title = page.title.slice(0, LONGEST_SAYING);
  const language = page.documentElement.getAttribute('lang');
  if (language) copy.documentElement.setAttribute('lang', language);
  for (const element of page.querySelectorAll('meta[content], script[type="application/ld+json"]')) {
    const to = copy.createElement(element.localName);
    for (const name of ['name', 'property', 'itemprop', 'content', 'type']) {
      const value = element.getAttribute(name);
      if (value !== null) to.setAttribute(name, value.slice(0, LONGEST_SAYING));
    }
    if (element.localName === 'script') to.textContent = shortened(element.textContent);
    copy.head.append(to);
  }
}

/** Cuts what structured data says in one place, as the rest of the head is cut; what is no JSON says nothing. */
function shortened(json: string): string {
  if (json.length <= LONGEST_SAYING) return json;
  try {
    const data: unknown = JSON.parse(json.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''));
    return JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'string' ? value.slice(0, LONGEST_SAYING) : value,
    );
  } catch {
    return '';
  }
}
