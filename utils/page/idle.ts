import { giveTurn } from '../article/turn.ts';

/** Work done before the page gets the main thread back, in milliseconds: far under the 50 ms of a "long task". */
const SLICE_MS = 12;

/** Waits until the page has nothing better to do, half a second at most. Rejects when the signal is aborted. */
export function idle(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const go = () => (signal.aborted ? reject(signal.reason) : resolve());
    if (typeof requestIdleCallback === 'function') requestIdleCallback(go, { timeout: 500 });
    else setTimeout(go, 0);
  });
}

/**
 * Waits for the moment to read a page: one that was never read has its reader waiting and is read in turns with its own
 * work; one that was read, and has changed, when it has nothing better to do.
 */
export function whenFree(isFirst: boolean, signal: AbortSignal): Promise<void> {
  return isFirst ? giveTurn(signal) : idle(signal);
}

/** Does something with each item, giving the main thread back between slices. */
export async function inSlices<T>(items: Iterable<T>, each: (item: T) => void, signal: AbortSignal): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    signal.throwIfAborted();
    each(item);
    if (performance.now() - began < SLICE_MS) continue;
    await giveTurn(signal);
    began = performance.now();
  }
}
