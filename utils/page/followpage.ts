import { createAllowance } from '../article/allowance.ts';
import { watchLooks } from '../article/watchlooks.ts';
import type { SessionGround } from './pagesession.ts';

/** Milliseconds of quiet after which what was painted is looked after, and the most that a restless page has it wait. */
const QUIET = 100;
const LONGEST = 250;

/**
 * Looks after what is painted at once, and milliseconds in which one more may be had: a page that writes its article anew
 * all the time costs us some ten milliseconds in each of these.
 */
const AT_ONCE = 20;
const PAUSE = 1000;

interface Followed extends Pick<SessionGround, 'document' | 'window' | 'watch' | 'signal'> {
  /** Puts back what lost its words to a change of the page's text. False: nothing did. */
  follow(signal: AbortSignal): Promise<boolean>;
  /** Something was put back, or is lost. */
  followed(): void;
}

/**
 * Follows a page that is read: what it shows and folds away, which has it read again, and what it writes anew, after which
 * highlights are put back before anything is read. Nothing is watched before the first reading.
 * @returns what is to be called at the beginning of each reading
 */
export function followPage({ document, window, watch, follow, followed, signal }: Followed): () => void {
  let measure: (() => void) | null = null;

  function begin(): () => void {
    const { MutationObserver } = window as Window & typeof globalThis;
    const looks = watchLooks({ document, window, changed: watch.noteText, signal });
    const allowance = createAllowance(AT_ONCE, PAUSE);
    let timer: number | undefined;
    let since: number | null = null;
    const ripen = (): void => {
      // Nobody looks: it is made up for when somebody does.
      if (document.hidden) return;
      if (!allowance.take()) {
        timer = window.setTimeout(ripen, allowance.wait());
        return;
      }
      since = null;
      follow(signal).then(
        (done) => done && followed(),
        () => {}, // The page went.
      );
    };
    const observer = new MutationObserver(() => {
      const now = Date.now();
      const waits = since !== null && now - since >= LONGEST;
      since ??= now;
      // Its turn has come, or comes when there is allowance.
      if (waits) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(ripen, Math.min(QUIET, since + LONGEST - now));
    });
    const observe = (root: Node): void =>
      observer.observe(root, { childList: true, characterData: true, subtree: true });
    observe(document.documentElement);
    document.addEventListener('visibilitychange', () => since !== null && ripen(), { signal });
    watch.deepen((root) => {
      looks.observe(root);
      observe(root);
    });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      window.clearTimeout(timer);
    });
    return looks.measure;
  }

  return () => {
    measure ??= begin();
    measure();
  };
}
