import type { Succession } from './succession.ts';

/**
 * Begins, and begins anew whenever the page exchanges its root element: `document.open` takes all listeners of document
 * and window away, ours too, and what was watched is no longer there. Waits for the new body.
 */
export function renewWithPage(document: Document, begin: () => Succession): void {
  let root: Element = document.documentElement;
  let present = begin();
  const observer = new MutationObserver(() => {
    if (present.signal.aborted) return observer.disconnect();
    const now = document.documentElement as Element | null;
    if (!now || now === root) return;
    // A page that is written piece by piece has no body at first.
    if (!document.body) return observer.observe(now, { childList: true });
    root = now;
    present.end();
    present = begin();
  });
  observer.observe(document, { childList: true });
}
