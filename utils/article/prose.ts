import { EDITABLE } from './editable.ts';
import { parentOf } from './parent.ts';

/** Less text than this cannot become the 80 words that an article has; UTF-16 units. */
export const LEAST_TEXT = 300;

/** Paragraphs looked at; bounds the work on pages whose paragraphs are empty. */
export const MOST_PARAGRAPHS = 400;

/** Nodes looked at, in the page and in each shadow tree, where there are hardly any paragraphs: each is a microsecond. */
const MOST_NODES = 600;

/** UTF-16 units that the browser puts together for it at most: text is measured again at each level of nesting. */
const MOST_MEASURED = 4_000_000;

/** Elements that are asked for a shadow tree: what holds a page in one stands on top of it. */
export const FIRST_ELEMENTS = 200;

/** A piece of text of so many UTF-16 units is prose, not a label. */
const PROSE = 60;

/** What is no text; in the page itself, paragraphs are looked at before. */
const UNREAD = /^(?:script|style|noscript|template)$/;
const UNREAD_OR_PARAGRAPH = /^(?:script|style|noscript|template|p|h1)$/;

const TEXT = 3;

/** Tells whether a page shows enough running text for an article, by its paragraphs or by longer pieces outside of any. */
export function hasProse(page: Document): boolean {
  let length = 0;
  const paragraphs = page.getElementsByTagName('p');
  for (let i = 0; i < paragraphs.length && i < MOST_PARAGRAPHS; i += 1) {
    length += paragraphs[i]!.textContent.trim().length;
    if (length >= LEAST_TEXT) return true;
  }
  // Of an article the first paragraphs have told: its whole text, scripts and all, need not be put together for that.
  if ((page.body?.textContent.length ?? 0) < LEAST_TEXT) return false;
  for (const text of proseOf(page.body, page)) {
    length += text.trim().length;
    if (length >= LEAST_TEXT) return true;
  }
  return false;
}

/**
 * Gives longer pieces of text, as many as `MOST_PARAGRAPHS`. Whatever has less text in all than a piece is passed by whole:
 * menus and tables of figures.
 */
export function* proseOf(root: Node, page: Document): Generator<string> {
  const unread = root.getRootNode() === page ? UNREAD_OR_PARAGRAPH : UNREAD;
  let node: Node | null = root.firstChild;
  let [given, measured] = [0, 0];
  for (let seen = 0; node && seen < MOST_NODES && given < MOST_PARAGRAPHS && measured < MOST_MEASURED; seen += 1) {
    let within: Node | null = null;
    if (node.nodeType === TEXT) {
      if ((node as Text).length >= PROSE) {
        yield (node as Text).data;
        given += 1;
      }
    } else if (!unread.test((node as Element).localName)) {
      const { length } = node.textContent ?? '';
      measured += length;
      // Asked last: of most there is too little.
      if (length >= PROSE && !(node as Element).matches?.(EDITABLE)) within = node.firstChild;
    }
    node = within ?? after(node, root);
  }
}

/** What follows a node and all that it holds, below a root. */
function after(node: Node, root: Node): Node | null {
  for (let at: Node | null = node; at && at !== root; at = parentOf(at)) if (at.nextSibling) return at.nextSibling;
  return null;
}

/**
 * Tells whether something else may hold a page's text: an open shadow tree of one of the first elements, an element that
 * may get one, or a frame with text.
 */
export function holdsTextElsewhere(page: Document): boolean {
  const elements = page.getElementsByTagName('*');
  for (let i = 0; i < elements.length && i < FIRST_ELEMENTS; i += 1) {
    const { shadowRoot, localName } = elements[i]!;
    if (shadowRoot || (localName.includes('-') && localName !== 'throughline-card')) return true;
  }
  const frames = [...page.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame')];
  return frames.some(({ contentDocument }) => (contentDocument?.body?.textContent.length ?? 0) >= LEAST_TEXT);
}
