/**
 * What counts as hidden: `computed` asks the browser's styles where it can, `attributes` only `hidden`, `aria-hidden`
 * and inline styles (all that jsdom can tell).
 */
export type Visibility = 'computed' | 'attributes';

/** What sites call text that they keep for screen readers: "(opens in a new tab)" in the middle of a sentence. */
const UNSEEN =
  /(?:^|[\s_-])(?:sr-only|(?:visually|accessibly)-?hidden|hidden-visually|screen-?reader(?:-text|-only)?|a11y-hidden)(?:\s|$)/i;
const SEEN_AFTER_ALL = /(?:^|[\s:])(?:not-sr-only|(?:sr-only|visually-hidden)-focusable)(?:\s|$)/;
const CLIPPED = /(?:^|[;\s])clip(?:-path)?\s*:\s*(?:rect\(\s*[01](?:px)?[\s,]|inset\(\s*(?:50|100)%)/i;

/**
 * Makes the teller of what is shown below `root`, by computed style where the browser offers it. A root that is not
 * shown (yet) says nothing about its content: then, as under jsdom, only attributes are asked.
 */
export function visibilityOf(root: Element, visibility: Visibility): (element: Element) => boolean {
  const computed = visibility === 'computed' && typeof root.checkVisibility === 'function' && isVisible(root);
  return (element) => {
    if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return false;
    const style = element.getAttribute('style');
    if (isForEars(element, style, computed)) return false;
    if (computed) return isVisible(element);
    return style === null || !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
  };
}

/** Text that is there for the ear alone; not where it stands for a neighbour that is there for the eye alone. */
function isForEars(element: Element, style: string | null, computed: boolean): boolean {
  const names = element.getAttribute('class') ?? '';
  const isClipped = style !== null && CLIPPED.test(style);
  if (!isClipped && (!UNSEEN.test(names) || SEEN_AFTER_ALL.test(names))) return false;
  if (isForEyes(element.previousElementSibling) || isForEyes(element.nextElementSibling)) return false;
  const looks = computed && element.ownerDocument.defaultView?.getComputedStyle(element);
  return !looks || (/absolute|fixed/.test(looks.position) && (looks.clip !== 'auto' || looks.clipPath !== 'none'));
}

function isForEyes(element: Element | null): boolean {
  return element?.getAttribute('aria-hidden') === 'true' && /\p{L}/u.test(element.textContent);
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
