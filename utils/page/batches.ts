import { isWorthRepeating } from '../model/errors.ts';
import { isCutOff } from './cutoff.ts';

/**
 * All batches are small, and the first the smallest: a sentence takes some 50 ms, what is found lights up when its batch is
 * done, and a tab that comes to front waits for the one that is being read. A request takes some 10 ms for itself.
 */
const FIRST_BATCHES = [1, 1, ...Array<number>(10).fill(2), ...Array<number>(6).fill(3), ...Array<number>(5).fill(4)];
const BATCH = 6;
/** A batch is asked for once and again twice: a worker that died is started anew in between. */
const ATTEMPTS = 3;
/** Pause before asking again, in milliseconds, times the attempt. */
const PAUSE_MS = 700;

/**
 * Cuts items into batches. The first five dozen, more than most pages have, are those of most urgency, since there are
 * likely to be highlights; the rest, and what is equally urgent, in its own order, in which the matcher still knows the
 * sentence before each. Urgency is asked anew for each batch: more may be known by then.
 */
export function* batchesOf<T>(items: readonly T[], urgency: (item: T) => number): Generator<T[]> {
  const pending = new Set(items);
  for (const size of FIRST_BATCHES) {
    if (pending.size === 0) return;
    const urgencies = new Map([...pending].map((item) => [item, urgency(item)]));
    const batch = [...pending].toSorted((a, b) => urgencies.get(b)! - urgencies.get(a)!).slice(0, size);
    for (const item of batch) pending.delete(item);
    yield batch;
  }
  const rest = [...pending];
  for (let from = 0; from < rest.length; from += BATCH) yield rest.slice(from, from + BATCH);
}

/** Asks, and asks again twice where that could help; the last failure is thrown. */
export async function askPatiently<T>(ask: () => Promise<T>, signal: AbortSignal, pause = PAUSE_MS): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRepeating(error) || isCutOff(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause * attempt));
  }
}
