import { liveQuery } from 'dexie';
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { type Inputs, useEffect } from 'preact/hooks';
import { nameFailure } from './failure.ts';

/** What a live query knows: nothing yet (null), an answer, or that it failed. */
export type Live<T> = { kind: 'answer'; value: T } | { kind: 'failed'; error: unknown } | null;

/**
 * Runs a Dexie query whenever what it read changes, in whatever context. The signal is the only copy: components
 * read it and write to the database, never to it.
 * @param inputs what `query` depends on; when one changes the old answer is dropped at once
 */
export function useLive<T>(query: () => Promise<T>, inputs: Inputs): ReadonlySignal<Live<T>> {
  const answer = useSignal<Live<T>>(null);
  useEffect(() => {
    const subscription = liveQuery(() => query().catch(throwRefusal)).subscribe({
      next: (value) => (answer.value = { kind: 'answer', value }),
      error: (error: unknown) => (answer.value = { kind: 'failed', error: nameFailure(error) }),
    });
    return () => {
      subscription.unsubscribe();
      answer.value = null;
    };
  }, inputs);
  return answer;
}

/**
 * Dexie's live queries keep silent of a closed database, for it may be opened again. One that the browser never opened
 * is called closed too, with the cause in `inner`: that is told.
 */
function throwRefusal(error: unknown): never {
  const closed = error instanceof Error && error.name === 'DatabaseClosedError';
  const cause = closed ? (error as Error & { inner?: unknown }).inner : null;
  if (!(cause instanceof Error) || cause.name === 'DatabaseClosedError') throw error;
  throw new Error(`The database was not opened: ${cause.message}`, { cause });
}

/** The answer, or `otherwise` while there is none. */
export function answerOr<T>(live: Live<T>, otherwise: T): T {
  return live?.kind === 'answer' ? live.value : otherwise;
}
