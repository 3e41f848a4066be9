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

/** Text that is there for the ear alone; not where it stands for a neighbour that is there for the eye alone. */
function isForEars(element: Element, computed: boolean): boolean {
  const names = element.getAttribute('class') ?? '';
  const isClipped = CLIPPED.test(element.getAttribute('style') ?? '');
  if (!isClipped && (!UNSEEN.test(names) || SEEN_AFTER_ALL.test(names))) return false;
  if (isForEyesAlone(element.previousElementSibling) || isForEyesAlone(element.nextElementSibling)) return false;
  const looks = computed && element.ownerDocument.defaultView?.getComputedStyle(element);
  return !looks || (/absolute|fixed/.test(looks.position) && (looks.clip !== 'auto' || looks.clipPath !== 'none'));
}

function isForEyesAlone(element: Element | null): boolean {
  return element !== null && isHiddenFromEars(element) && /\p{L}/u.test(element.textContent);
}

/** Tells whether an element's text is kept from screen readers. */
function isHiddenFromEars(element: Element): boolean {
  return element.getAttribute('aria-hidden') === 'true';
}
