import { isInline } from './inline.ts';
import { type Visibility, visibilityOf } from './shown.ts';

/** What sites call text that they keep for screen readers: "(opens in a new tab)" in the middle of a sentence. */
const UNSEEN =
  /(?:^|[\s_-])(?:sr-only|(?:visually|accessibly)-?hidden|hidden-visually|screen-?reader(?:-text|-only)?|a11y-hidden)(?:\s|$)/i;
const SEEN_AFTER_ALL = /(?:^|[\s:])(?:not-sr-only|(?:sr-only|visually-hidden)-focusable)(?:\s|$)/;
const CLIPPED = /(?:^|[;\s])clip(?:-path)?\s*:\s*(?:rect\(\s*[01](?:px)?[\s,]|inset\(\s*(?:50|100)%)/i;

/**
 * Makes the teller of what a reader can read below `root`: what is shown, but for what only a screen reader says, and what
 * stands there for the eye alone.
 */
export function readabilityOf(root: Element, visibility: Visibility): (element: Element) => boolean {
  const isShown = visibilityOf(root, visibility);
  const computed = visibility === 'computed' && typeof root.checkVisibility === 'function';
  let main: Element | null | undefined;
  const isForEyes = (element: Element): boolean => {
    if (!isHiddenFromEars(element)) return false;
    // A dialog asks for consent: until it is answered it keeps screen readers off the page behind it.
    if (main === undefined) {
      const page = root.ownerDocument;
      main = page.querySelector('main, [role="main"]') ?? page.querySelector('h1');
    }
    return !element.contains(main);
  };
  return (element) => isShown(element) && !isForEyes(element) && !isForEars(element, computed);
}

/** UTF-16 units of an inline element that may be a remark for the ear: "(opens in a new tab, 24 seconds to read)". */
const LONGEST_REMARK = 80;

/** Text that is there for the ear alone; not where it stands for a neighbour that is there for the eye alone. */
function isForEars(element: Element, computed: boolean): boolean {
  const names = element.getAttribute('class') ?? '';
  const isClipped = CLIPPED.test(element.getAttribute('style') ?? '');
  const isNamed = isClipped || (UNSEEN.test(names) && !SEEN_AFTER_ALL.test(names));
  // Classes of a site's own making tell nothing by their names.
  if (!isNamed && !(computed && isInline(element) && isRemark(element))) return false;
  if (isForEyesAlone(element.previousElementSibling) || isForEyesAlone(element.nextElementSibling)) return false;
  const looks = computed && element.ownerDocument.defaultView?.getComputedStyle(element);
  return !looks || isOutOfSight(looks);
}

/** Asked of what holds next to no elements, so that nesting does not have the same text put together again and again. */
function isRemark(element: Element): boolean {
  if (element.childElementCount > 1 || element.firstElementChild?.firstElementChild) return false;
  const { textContent } = element;
  return textContent.length <= LONGEST_REMARK && textContent.trim() !== '';
}

/**
 * Tells whether what stands apart from the text is clipped away, of a pixel's size, beside the page or without any colour.
 * Only of what stands apart are places and sizes asked, which cost the page its layout where that is not fresh.
 */
function isOutOfSight(looks: CSSStyleDeclaration): boolean {
  if (!/absolute|fixed/.test(looks.position)) return false;
  const { clip, clipPath, opacity } = looks;
  // Empty: the browser does not know it.
  if ((clip && clip !== 'auto') || (clipPath && clipPath !== 'none') || opacity === '0') return true;
  if (/hidden|clip/.test(looks.overflow) && Math.min(px(looks.width), px(looks.height)) <= 1) return true;
  return Math.min(px(looks.left), px(looks.top)) < BESIDE;
}

/** CSS pixels left of or above where it belongs: no text that is to be seen is moved so far. */
const BESIDE = -900;

function px(length: string): number {
  const value = Number.parseFloat(length);
  return Number.isNaN(value) ? Infinity : value;
}

function isForEyesAlone(element: Element | null): boolean {
  return element !== null && isHiddenFromEars(element) && /\p{L}/u.test(element.textContent);
}

/** Tells whether an element's text is kept from screen readers. */
function isHiddenFromEars(element: Element): boolean {
  return element.getAttribute('aria-hidden') === 'true';
}
