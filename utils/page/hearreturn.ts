import { createAllowance } from '../article/allowance.ts';

/** Returns that are heard at once, and milliseconds in which one more may be: a page can make these events by the thousand. */
const AT_ONCE = 5;
const PAUSE = 1000;

interface Returned {
  window: Window;
  signal: AbortSignal;
  /** The reader is in the page's window again. */
  focused?(): void;
  /** The page comes out of the browser's cache. */
  shownAgain(): void;
}

/** Hears that the reader comes back to a page, no more often than a reader may. */
export function hearReturn({ window, signal, focused, shownAgain }: Returned): void {
  const returns = [createAllowance(AT_ONCE, PAUSE), createAllowance(AT_ONCE, PAUSE)] as const;
  if (focused) window.addEventListener('focus', () => void (returns[0].take() && focused()), { signal });
  window.addEventListener('pageshow', ({ persisted }) => void (persisted && returns[1].take() && shownAgain()), {
    signal,
  });
}
