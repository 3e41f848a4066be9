import { vi } from 'vitest';
import { type ArticleChange, watchArticle } from './watch.ts';
import { watchLooks } from './watchlooks.ts';

/** Of an article's length. */
export const TEXT = 'A paragraph that is long enough to matter to anybody who reads.';

export function append(name: string, text: string, to: Element = document.body): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  to.append(element);
  return element;
}

/** Mutation records are delivered in a microtask, before the clock moves. */
export async function pass(ms: number): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(ms);
}

/** Watches a page as one with something to read is: its trees and looks too, which are measured each time that it is read. */
export function watchDeeply(tell: (change: ArticleChange) => void, signal: AbortSignal): void {
  const watch = watchArticle({
    document,
    window,
    signal,
    onChange(change) {
      tell(change);
      looks.measure();
    },
  });
  const looks = watchLooks({ document, window, changed: watch.noteText, signal });
  watch.deepen(looks.observe);
  looks.measure();
}
