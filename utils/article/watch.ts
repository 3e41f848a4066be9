import { createAllowance } from './allowance.ts';
import { FIRST_ELEMENTS } from './prose.ts';
import { followShadowTrees } from './shadowtrees.ts';
import { countShown } from './shownparagraphs.ts';
import { bringsText, mayShowText } from './textchange.ts';

/** Why the page should be read again: another address in the same document, or other text. */
export type ArticleChange = 'address' | 'content';

/** Milliseconds of quiet before a change is told: pages write their article in several strokes. */
const SETTLED = 150;

/** A page that never falls quiet is told of after this many milliseconds all the same. */
const LONGEST_WAIT = 3000;

/**
 * Milliseconds for which another address waits for its text: until that comes, the page still shows the old article,
 * which would be read and remembered under the new address.
 */
const ADDRESS_ALONE = 3000;

/**
 * Changes told at once, and milliseconds in which one more may be: a live blog with an entry every half minute is
 * followed all day, while a ticker has the page read (some 50 ms of work) no more often than that.
 */
export const MOST_AT_ONCE = 20;
export const PAUSE = 30_000;

/** Changes that may be told of another address at once, whatever the one before used up. */
const FOR_NEW_ADDRESS = 5;

/** Changes of looks that are looked into at once, and milliseconds in which one more may be; each about half a millisecond. */
const LOOKS_AT_ONCE = 40;
const LOOKS_PAUSE = 2000;

export interface ArticleWatch {
  /**
   * Watches open shadow trees too, from now on, those of the first elements: what a page with hardly any text has to say
   * may stand there.
   */
  followTrees(): void;
  /**
   * Watches all open shadow trees and what is unfolded too, from now on: that looks at each element of the page, which
   * only a page with something to read is worth.
   */
  deepen(): void;
  /** Tells whether another address has come whose text may not have: it will be told of. */
  awaitsText(): boolean;
}

interface Watched {
  document: Document;
  window: Window;
  onChange: (change: ArticleChange) => void;
  signal: AbortSignal;
}

/**
 * Tells when the article of a page may have changed: its text, the address (single-page sites) and, once it is told to
 * look deeper, text in open shadow trees and what of the text is shown. Nothing is polled; a hidden page is told of when it is seen again. Ends with the signal.
 */
export function watchArticle({ document, window, onChange, signal }: Watched): ArticleWatch {
  if (signal.aborted) return { followTrees: () => {}, deepen: () => {}, awaitsText: () => false };
  const { MutationObserver } = window as Window & typeof globalThis;
  let address = addressOf(window);
  let pending: ArticleChange | null = null;
  /** When the first text of what is pending came. */
  let textSince: number | null = null;
  let timer: number | undefined;
  /** Enough is known: what else changes is told with it when there is allowance again, or when the page is seen. */
  let held = false;
  let shown = 0;
  let looksChanged = false;
  const contents = createAllowance(MOST_AT_ONCE, PAUSE);
  const addresses = createAllowance(MOST_AT_ONCE, PAUSE);
  const looks = createAllowance(LOOKS_AT_ONCE, LOOKS_PAUSE);

  const wakeIn = (delay: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ripen, delay);
  };
  const ripen = (): void => {
    held = document.hidden;
    if (held) return;
    if (looksChanged && pending === null && looks.take() && countShown(document) !== shown) pending = 'content';
    looksChanged = false;
    if (pending === null) return;
    const allowance = pending === 'address' ? addresses : contents;
    held = !allowance.take();
    if (held) return wakeIn(allowance.wait());
    const change = pending;
    pending = null;
    textSince = null;
    if (change === 'address') contents.grant(FOR_NEW_ADDRESS);
    if (depth !== 'text') measure();
    onChange(change);
  };
  const note = (change: ArticleChange): void => {
    const now = Date.now();
    if (change === 'address') {
      // What was held back is the old address's text.
      if (held) textSince = null;
      held = false;
      pending = change;
    } else {
      textSince ??= now;
      pending ??= change;
      if (held) return;
    }
    wakeIn(textSince === null ? ADDRESS_ALONE : Math.min(SETTLED, textSince + LONGEST_WAIT - now));
  };
  const checkAddress = (): void => {
    const current = addressOf(window);
    if (current === address) return;
    address = current;
    note('address');
  };

  const textObserver = new MutationObserver((records) => {
    // A content script is not told of pushState where the Navigation API is missing; the content that comes is.
    checkAddress();
    // Held for a change of looks alone, text is news all the same.
    if (!(held && pending) && records.some(bringsText)) note('content');
  });
  let looksObserver: MutationObserver | undefined;
  const hearLooks: MutationCallback = (records) => {
    if (held || pending !== null || looksChanged || !records.some(mayShowText)) return;
    looksChanged = true;
    wakeIn(SETTLED);
  };
  const observeText = (root: Node): void =>
    textObserver.observe(root, { childList: true, characterData: true, subtree: true });
  const observeLooks = (root: Node): void =>
    looksObserver?.observe(root, { attributeFilter: LOOKS, attributeOldValue: true, subtree: true });
  const trees: ShadowRoot[] = [];
  const found = (root: ShadowRoot): void => {
    trees.push(root);
    observeText(root);
    observeLooks(root);
  };
  let findTrees: ReturnType<typeof followShadowTrees> | undefined;

  observeText(document.documentElement);
  let depth: 'text' | 'trees' | 'looks' = 'text';
  const measure = (): void => {
    if (signal.aborted) return;
    findTrees ??= followShadowTrees({ document, window, found, appeared: () => note('content'), signal });
    findTrees(depth === 'looks' ? undefined : FIRST_ELEMENTS);
    if (depth === 'looks') shown = countShown(document);
  };
  const measureSoon = (): void => {
    // The page comes first.
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(measure);
    else window.setTimeout(measure, 0);
  };
  document.addEventListener('visibilitychange', () => held && ripen(), { signal });
  window.addEventListener('popstate', checkAddress, { signal });
  window.addEventListener('hashchange', checkAddress, { signal });
  const { navigation } = window as Window & { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', checkAddress, { signal });
  navigation?.addEventListener('currententrychange', checkAddress, { signal });
  signal.addEventListener('abort', () => {
    textObserver.disconnect();
    looksObserver?.disconnect();
    window.clearTimeout(timer);
  });
  return {
    followTrees() {
      if (depth !== 'text' || signal.aborted) return;
      depth = 'trees';
      measureSoon();
    },
    deepen() {
      if (depth === 'looks' || signal.aborted) return;
      depth = 'looks';
      looksObserver = new MutationObserver(hearLooks);
      for (const root of [document.documentElement, ...trees]) observeLooks(root);
      measureSoon();
    },
    awaitsText() {
      checkAddress();
      return pending === 'address';
    },
  };
}

/** Attributes by which pages show and fold away their text. */
const LOOKS = ['class', 'style', 'hidden', 'open', 'aria-hidden'];

/** The fragment names a place, not a page; "#!" and "#/" are addresses of older single-page sites. */
function addressOf(window: Window): string {
  const { href, hash } = window.location;
  return /^#[!/]/.test(hash) ? href : href.slice(0, href.length - hash.length);
}
