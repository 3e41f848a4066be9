import { visibilityOf } from './shown.ts';

/** Pieces of text that are asked whether they are shown, each some microseconds; a longer article than this is hardly folded. */
const MOST = 1_000;

/** Text nodes looked at, a cap on the work. */
const MOST_NODES = 20_000;

/** UTF-16 units of a piece of text that counts: no label. */
const LEAST = 40;

/**
 * Tells which of the longer pieces of text a reader can see in a page or a shadow tree, whatever holds them: another answer,
 * and text was unfolded, folded away, or shown in the place of other.
 */
export function listShown(root: Document | ShadowRoot): string {
  const page = 'body' in root ? root : root.ownerDocument;
  const isShown = visibilityOf(page.body, 'computed');
  const walker = page.createTreeWalker('body' in root ? root.body : root, 4 /* text */);
  let [shown, asked] = ['', 0];
  for (let seen = 0; seen < MOST_NODES && asked < MOST && walker.nextNode(); seen += 1) {
    const { data, parentElement } = walker.currentNode as Text;
    if (data.length < LEAST || data.trim().length < LEAST) continue;
    if (parentElement && /^(?:script|style|noscript|template|textarea)$/.test(parentElement.localName)) continue;
    asked += 1;
    shown += !parentElement || isShown(parentElement) ? '1' : '0';
  }
  return shown;
}
