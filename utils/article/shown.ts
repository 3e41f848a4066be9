/** Elements whose text is no part of an article. */
const SKIPPED = new Set(
  (
    'script style svg canvas iframe frame object embed video audio picture img source track map noscript template ' +
    'button input select option textarea progress meter nav aside footer dialog link area math throughline-card'
  ).split(' '),
);

const SKIPPED_ROLES = new Set('navigation menu menubar dialog alertdialog search'.split(' '));

/**
 * What counts as hidden: `computed` asks the browser's styles where it can, `attributes` only `hidden`, `aria-hidden`
 * and inline styles (all that jsdom can tell).
 */
export type Visibility = 'computed' | 'attributes';

/** Tells whether an element is furniture by its name or its role. */
export function isSkipped(element: Element): boolean {
  return SKIPPED.has(element.localName) || SKIPPED_ROLES.has(element.getAttribute('role') ?? '');
}

/**
 * Makes the teller of what is shown below `root`, by computed style where the browser offers it. A root that is not
 * shown (yet) says nothing about its content: then, as under jsdom, only attributes are asked.
 */
export function visibilityOf(root: Element, visibility: Visibility): (element: Element) => boolean {
  const computed = visibility === 'computed' && typeof root.checkVisibility === 'function' && isVisible(root);
  return (element) => {
    if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return false;
    if (computed) return isVisible(element);
    const style = element.getAttribute('style');
    return style === null || !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
  };
}

/** `display: contents` has no box of its own, which `checkVisibility` takes for hidden; its content has. */
function isVisible(element: Element): boolean {
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
