import { createAllowance } from './allowance.ts';
import { ELEMENT } from './nodekind.ts';
import { FIRST_ELEMENTS } from './prose.ts';
import { followShadowTrees } from './shadowtrees.ts';
import { bringsText, tellAside } from './textchange.ts';

/** Why the page should be read again: another address in the same document, or other text. */
export type ArticleChange = 'address' | 'content';

/** What is waited with until it is told, the least first. `aside`: text that is none of the article's. */
type News = 'aside' | ArticleChange;

/** Milliseconds of quiet before a change is told: pages write their article in several strokes. */
const SETTLED = 150;

/** A page that never falls quiet is told of after this many milliseconds all the same. */
const LONGEST_WAIT = 3000;

/**
 * Milliseconds for which another address waits for its text: until that comes, the page still shows the old article,
 * which would be read and remembered under the new address.
 */
const ADDRESS_ALONE = 3000;

/** A page that goes on writing its address, the time of a film, is told of after this many milliseconds all the same. */
const LONGEST_ALONE = 10_000;

/** Milliseconds after which what was added is searched for shadow trees, in one go. */
const GATHERED = 50;

/**
 * Changes told at once, and milliseconds in which one more may be: a live blog with an entry every half minute is
 * followed all day, while a ticker has the page read (some 50 ms of work) no more often than that. One beside the article
 * uses up nothing of the article's own.
 */
export const MOST_AT_ONCE = 20;
export const PAUSE = 30_000;

/** Changes that may be told of another address at once, whatever the one before used up. */
const FOR_NEW_ADDRESS = 5;

export interface ArticleWatch {
  /**
   * Watches open shadow trees too, from now on, those of the first elements: what a page with hardly any text has to say
   * may stand there.
   */
  followTrees(): void;
  /**
   * Watches all open shadow trees from now on: that looks at each element of the page, which only a page with something to
   * read is worth.
   * @param found called with each of them, those to come too
   */
  deepen(found: (root: ShadowRoot) => void): void;
  /** Has it told that other text is shown, which only a closer look at the page finds. */
  noteText(): void;
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
 * look deeper, text in open shadow trees. Nothing is polled; a hidden page is told of when it is seen again. Ends with
 * the signal.
 */
export function watchArticle({ document, window, onChange, signal }: Watched): ArticleWatch {
  const idle = () => {};
  if (signal.aborted) return { followTrees: idle, deepen: idle, noteText: idle, awaitsText: () => false };
  const { MutationObserver } = window as Window & typeof globalThis;
  let address = addressOf(window);
  let pending: News | null = null;
  /** When the first text of what is pending came. */
  let textSince: number | null = null;
  /** When the first address of what is pending came. */
  let addressSince: number | null = null;
  let timer: number | undefined;
  /** Enough is known: what else changes is told with it when there is allowance again, or when the page is seen. */
  let held = false;
  const allowances = {
    aside: createAllowance(MOST_AT_ONCE, PAUSE),
    content: createAllowance(MOST_AT_ONCE, PAUSE),
    address: createAllowance(MOST_AT_ONCE, PAUSE),
  };

  const wakeIn = (delay: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ripen, delay);
  };
  const ripen = (): void => {
    held = document.hidden;
    if (held || pending === null) return;
    const allowance = allowances[pending];
    held = !allowance.take();
    if (held) return wakeIn(allowance.wait());
    const change = pending === 'address' ? pending : 'content';
    pending = null;
    textSince = null;
    addressSince = null;
    if (change === 'address') allowances.content.grant(FOR_NEW_ADDRESS);
    if (most > 0) measure();
    onChange(change);
  };
  const note = (news: News): void => {
    const now = Date.now();
    if (news === 'address') {
      // What was held back is the old address's text.
      if (held) textSince = null;
      held = false;
      pending = news;
      addressSince ??= now;
    } else {
      // A ticker does not have the article's text wait.
      if (news === 'aside' && pending === 'content') return;
      if (news === 'content' && pending === 'aside') {
        held = false;
        textSince = null;
        pending = news;
      }
      textSince ??= now;
      pending ??= news;
      if (held) return;
    }
    wakeIn(
      textSince === null
        ? Math.min(ADDRESS_ALONE, addressSince! + LONGEST_ALONE - now)
        : Math.min(SETTLED, textSince + LONGEST_WAIT - now),
    );
  };
  const noteText = (): void => note('content');
  const checkAddress = (): void => {
    const current = addressOf(window);
    if (current === address) return;
    address = current;
    note('address');
  };

  const added = new Set<Node>();
  let gathering: number | undefined;
  const searchAdded = (): void => {
    gathering = undefined;
    // What stands in something else that was added is searched with that.
    const outermost = [...added].filter(({ isConnected, parentNode }) => isConnected && !added.has(parentNode!));
    added.clear();
    if (findTrees?.among(outermost as Element[])) noteText();
  };

  const textObserver = new MutationObserver((records) => {
    // A content script is not told of pushState where the Navigation API is missing; the content that comes is.
    checkAddress();
    if (findTrees) {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.nodeType === ELEMENT) added.add(node);
      if (added.size > 0) gathering ??= window.setTimeout(searchAdded, GATHERED);
    }
    const before = held ? pending : null;
    let news = before;
    const isAside = tellAside(document);
    for (const record of records) {
      if (news !== null && news !== 'aside') break;
      // First what costs as much as was written, not as much as the page has.
      if (bringsText(record)) news = isAside(record) ? 'aside' : 'content';
    }
    if (news !== before) note(news!);
  });
  const observeText = (root: Node): void =>
    textObserver.observe(root, { childList: true, characterData: true, subtree: true });
  let findTrees: ReturnType<typeof followShadowTrees> | undefined;
  let tell: ((root: ShadowRoot) => void) | undefined;
  const found = (root: ShadowRoot): void => {
    observeText(root);
    tell?.(root);
  };

  observeText(document.documentElement);
  /** Elements that are looked at for a tree; 0: none is looked for. */
  let most = 0;
  const measure = (): void => {
    if (signal.aborted) return;
    findTrees ??= followShadowTrees({ document, window, found, appeared: noteText, signal });
    findTrees.search(most);
  };
  const look = (atMost: number): void => {
    most = atMost;
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
    window.clearTimeout(timer);
    window.clearTimeout(gathering);
  });
  return {
    followTrees() {
      if (most === 0) look(FIRST_ELEMENTS);
    },
    deepen(each) {
      if (tell) return;
      tell = each;
      // Those that are known are told of as well, as far as they are still there.
      findTrees?.renew();
      look(Infinity);
    },
    noteText,
    awaitsText() {
      checkAddress();
      return pending === 'address';
    },
  };
}

/** The fragment names a place, not a page; "#!" and "#/" are addresses of older single-page sites. */
function addressOf(window: Window): string {
  const { href, hash } = window.location;
  return /^#[!/]/.test(hash) ? href : href.slice(0, href.length - hash.length);
}
