/**
 * What counts as hidden: `computed` asks the browser's styles where it can, `attributes` only `hidden` and inline
 * styles (all that jsdom can tell).
 */
export type Visibility = 'computed' | 'attributes';

/**
 * Makes the teller of what is shown below `root`, by computed style where the browser offers it. A root that is not
 * shown (yet) says nothing about its content: then, as under jsdom, only attributes are asked.
 */
export function visibilityOf(root: Element, visibility: Visibility): (element: Element) => boolean {
  const computed = visibility === 'computed' && typeof root.checkVisibility === 'function' && isVisible(root);
  return (element) => {
    if (element.hasAttribute('hidden')) return false;
    if (computed) return isVisible(element);
    const style = element.getAttribute('style');
    return style === null || !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
  };
}

/**
 * Asks the browser whether an element is shown; what only waits to be scrolled to (`content-visibility: auto`) is.
 * `display: contents` has no box of its own, which `checkVisibility` takes for hidden; its content has.
 */
export function isVisible(element: Element): boolean {
  if (element.checkVisibility({ visibilityProperty: true })) return true;
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === 'contents';
}

/**
 * Gives the nodes that a reader sees inside an element: those of its open shadow root, or those that were put into a
 * slot, instead of its children.
 */
export function shownChildren(element: Element): ArrayLike<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName !== 'slot') return element.childNodes;
  const assigned = (element as HTMLSlotElement).assignedNodes();
  return assigned.length > 0 ? assigned : element.childNodes;
}
