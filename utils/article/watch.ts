import { ELEMENT, TEXT } from './nodekind.ts';

/** Why the page should be read again: another address in the same document, or other text. */
export type ArticleChange = 'address' | 'content';

/** Milliseconds of quiet before a change is told: pages write their article in several strokes. */
const SETTLED = 300;

/** A page that never falls quiet is told of after this many milliseconds all the same. */
const LONGEST_WAIT = 3000;

/** Content changes told for one address; a ticker or a live blog must not have the page read for ever. */
export const MOST_CONTENT_CHANGES = 20;

/** Characters that a mutation must bring or take to matter: a clock or a counter does not. */
const LEAST_TEXT = 40;

const IGNORED =
  'script, style, svg, noscript, template, input, textarea, select, button, nav, [contenteditable="true"], throughline-card';

interface Watched {
  document: Document;
  window: Window;
  onChange: (change: ArticleChange) => void;
  signal: AbortSignal;
}

/**
 * Tells when the article of a page may have changed: its text, or the address (single-page sites). Nothing is polled;
 * a background tab costs nothing. Ends with the signal.
 */
export function watchArticle({ document, window, onChange, signal }: Watched): void {
  if (signal.aborted) return;
  let address = addressOf(window);
  let told = 0;
  let pending: ArticleChange | null = null;
  let since = 0;
  let timer: number | undefined;

  const tell = (): void => {
    const change = pending;
    pending = null;
    timer = undefined;
    if (change === null || signal.aborted) return;
    if (change === 'address') told = 0;
    else told += 1;
    onChange(change);
  };
  const note = (change: ArticleChange): void => {
    if (change === 'content' && pending === null && told >= MOST_CONTENT_CHANGES) return;
    const now = Date.now();
    if (pending === null) since = now;
    pending = pending === 'address' ? 'address' : change;
    window.clearTimeout(timer);
    timer = window.setTimeout(tell, Math.max(0, Math.min(SETTLED, since + LONGEST_WAIT - now)));
  };
  const checkAddress = (): void => {
    const current = addressOf(window);
    if (current === address) return;
    address = current;
    note('address');
  };

  const observer = new (window as Window & typeof globalThis).MutationObserver((records) => {
    // A content script is not told of pushState where the Navigation API is missing; the content that comes is.
    checkAddress();
    if (records.some(bringsText)) note('content');
  });
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  window.addEventListener('popstate', checkAddress, { signal });
  window.addEventListener('hashchange', checkAddress, { signal });
  const { navigation } = window as Window & { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', checkAddress, { signal });
  navigation?.addEventListener('currententrychange', checkAddress, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    window.clearTimeout(timer);
  });
}

/** The fragment names a place, not a page; "#!" and "#/" are addresses of older single-page sites. */
function addressOf(window: Window): string {
  const { href, hash } = window.location;
  return /^#[!/]/.test(hash) ? href : href.slice(0, href.length - hash.length);
}

function bringsText(record: MutationRecord): boolean {
  const target = record.target.nodeType === ELEMENT ? (record.target as Element) : record.target.parentElement;
  if (target === null || target.closest(IGNORED) !== null) return false;
  if (record.type === 'characterData') return (record.target.nodeValue?.trim().length ?? 0) >= LEAST_TEXT;
  return hasText(record.addedNodes) || hasText(record.removedNodes);
}

function hasText(nodes: NodeList): boolean {
  let length = 0;
  for (const node of nodes) {
    if (node.nodeType === TEXT) length += node.nodeValue?.trim().length ?? 0;
    else if (node.nodeType === ELEMENT && !(node as Element).matches(IGNORED))
      length += node.textContent?.trim().length ?? 0;
    if (length >= LEAST_TEXT) return true;
  }
  return false;
}
