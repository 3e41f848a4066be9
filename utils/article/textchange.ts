import { EDITABLE } from './editable.ts';
import { ELEMENT, TEXT } from './nodekind.ts';

/** Characters that a mutation must bring or take outside of paragraphs to matter: a clock or a counter does not. */
const LEAST_TEXT = 40;

const IGNORED =
  'script, style, svg, noscript, template, input, textarea, select, button, nav, throughline-card,' + EDITABLE;

/** What holds an article's text: in a long one of these a single word counts, as where "never" becomes "always". */
const PARAGRAPHS = 'p, li, blockquote, dd, td, figcaption, h1, h2, h3';

/** Tells whether a mutation may have changed what an article says. */
export function bringsText(record: MutationRecord): boolean {
  const { target } = record;
  const element = target.nodeType === ELEMENT ? (target as Element) : target.parentElement;
  if (element?.closest(IGNORED)) return false;
  const paragraph = element?.closest(PARAGRAPHS);
  if (paragraph && holdsText(paragraph)) return true;
  if (record.type === 'characterData') return holdsText(target);
  return hasText(record.addedNodes) || hasText(record.removedNodes);
}

/** What pages put their article in. */
const ARTICLE = 'article, main';

/**
 * Makes what tells of a mutation whether it is none of the article's, as that of a ticker beside it: outside of what the page
 * marks as its article or its main part. Where it marks nothing so, none is known to be. Good for one task: to find that out
 * costs a search of the page, which is done once.
 */
export function tellAside(page: Document): (record: MutationRecord) => boolean {
  let isMarked: boolean | undefined;
  const bears = (node: Node) =>
    node.nodeType === ELEMENT && ((node as Element).matches(ARTICLE) || (node as Element).querySelector(ARTICLE));
  return ({ target, addedNodes, removedNodes }) => {
    const element = target.nodeType === ELEMENT ? (target as Element) : target.parentElement;
    // In a shadow tree, or taken away.
    if (!element || element.closest(ARTICLE) || !page.contains(element)) return false;
    isMarked ??= page.querySelector(ARTICLE) !== null;
    return isMarked && ![...addedNodes, ...removedNodes].some(bears);
  };
}

/** Tells whether text appeared or went with a change of looks: of class, style, `hidden` or `open`. */
export function mayShowText({ target, attributeName, oldValue }: MutationRecord): boolean {
  const element = target as Element;
  const now = element.getAttribute(attributeName!);
  if (now === oldValue) return false;
  // Movement and colour, many times a second, are no business of ours.
  if (attributeName === 'style' && showingPart(now) === showingPart(oldValue)) return false;
  return !element.closest(IGNORED) && holdsText(element);
}

/** Tells whether a node holds enough text in its own tree to matter. */
export function holdsText(node: Node): boolean {
  return lengthOf(node) >= LEAST_TEXT;
}

function showingPart(style: string | null): string {
  return (style?.match(/\b(?:display|visibility)\s*:[^;]*/g) ?? []).join();
}

function hasText(nodes: NodeList): boolean {
  let length = 0;
  for (const node of nodes) {
    if (node.nodeType === TEXT || (node.nodeType === ELEMENT && !(node as Element).matches(IGNORED)))
      length += lengthOf(node);
    if (length >= LEAST_TEXT) return true;
  }
  return false;
}

/** Counts the letters that a node holds in its own tree, from the first to the last. */
function lengthOf(node: Node): number {
  return node.textContent?.trim().length ?? 0;
}
