import { ELEMENT, TEXT } from './nodekind.ts';
import { shownChildren } from './shown.ts';

/** Characters that tell a page's themes well enough to go on or to stop. */
const ENOUGH = 6000;

/** Paragraphs looked at; bounds the work on pages whose paragraphs are empty. */
const MOST_PARAGRAPHS = 400;

/** Nodes looked at where there are hardly any paragraphs. */
const MOST_NODES = 8000;

/**
 * Gathers a page's raw text for the gate's first glance: title, description, headings, then paragraphs from the top
 * until `limit` UTF-16 units are full. Furniture may be among it. About a millisecond; reads no layout.
 */
export function glanceText(page: Document, limit = ENOUGH): string {
  const parts: string[] = [page.title];
  let length = page.title.length;
  const add = (text: string | null | undefined): void => {
    const trimmed = (text ?? '').trim().slice(0, Math.max(0, limit - length));
    if (trimmed === '') return;
    parts.push(trimmed);
    length += trimmed.length + 1;
  };
  add(page.querySelector('meta[name="description"], meta[property="og:description"]')?.getAttribute('content'));
  for (const heading of [...page.getElementsByTagName('h1')].slice(0, 3)) add(heading.textContent);
  for (const paragraph of [...page.getElementsByTagName('p')].slice(0, MOST_PARAGRAPHS)) {
    if (length >= limit) break;
    add(paragraph.textContent);
  }
  // Pages without paragraphs: text in bare divs, in preformatted mail, in shadow trees. The body's text contains scripts,
  // so a walk.
  if (length < limit / 10 && page.body) for (const text of proseOf(page)) add(text);
  return parts.join('\n').slice(0, limit);
}

/** Longer text nodes outside scripts, at most as many as `MOST_PARAGRAPHS` of the first few thousand nodes. */
function* proseOf(page: Document): Generator<string> {
  const stack: Node[] = [page.body];
  let given = 0;
  for (let seen = 0; seen < MOST_NODES && given < MOST_PARAGRAPHS; seen += 1) {
    const node = stack.pop();
    if (!node) return;
    if (node.nodeType === ELEMENT) {
      if (isRead(node as Element, page)) stack.push(...firstOf(shownChildren(node as Element)).toReversed());
    } else if (node.nodeType === TEXT && (node as Text).length >= 60) {
      yield (node as Text).data;
      given += 1;
    }
  }
}

/** No more than could be looked at: a million arguments overflow the stack. */
function firstOf(nodes: ArrayLike<Node>): Node[] {
  return Array.from({ length: Math.min(nodes.length, MOST_NODES) }, (_, i) => nodes[i]!);
}

/** Paragraphs of the page itself were read before; those in shadow trees were not to be found then. */
function isRead(element: Element, page: Document): boolean {
  if (/^(?:script|style|noscript|template)$/.test(element.localName)) return false;
  return !/^(?:p|h1)$/.test(element.localName) || element.getRootNode() !== page;
}
