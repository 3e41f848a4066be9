import { canRetry } from '../model/errors.ts';
import { isCutOff } from './cutoff.ts';

/** The first batch is small so that the top of the page lights up soon. */
const FIRST_BATCH = 8;
const BATCH = 24;
/** A batch is asked for once and again twice: a worker that died is started anew in between. */
const ATTEMPTS = 3;
/** Pause before asking again, in milliseconds, times the attempt. */
const PAUSE_MS = 700;

/** Cuts items into batches in their order: 8, then 24 at a time. */
export function* batchesOf<T>(items: readonly T[]): Generator<T[]> {
  let from = 0;
  while (from < items.length) {
    const to = from + (from === 0 ? FIRST_BATCH : BATCH);
    yield items.slice(from, to);
    from = to;
  }
}

/** Asks, and asks again twice where that could help; the last failure is thrown. */
export async function askPatiently<T>(ask: () => Promise<T>, signal: AbortSignal, pause = PAUSE_MS): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (attempt === ATTEMPTS || !canRetry(error) || isCutOff(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause * attempt));
  }
}
