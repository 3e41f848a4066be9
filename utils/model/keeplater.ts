import type { Match } from '../matching/match.ts';
import type { AnswerStore } from './matcher.ts';

/** Milliseconds without an answer to keep after which those that wait are written; a page's follow one another in 50 to 300. */
const QUIET = 500;
/** Answers that wait at most: some 40 KB. */
const MOST = 128;

/**
 * Has a store keep answers when a page has been read, and not batch by batch: a write holds up the look for what is known
 * that each batch begins with, in all workers, for a third of a page's time. What waits when the worker ends is read again.
 */
export function keepLater(store: AnswerStore): AnswerStore {
  let waiting = new Map<string, Match[]>();
  let writing = Promise.withResolvers<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    clearTimeout(timer);
    const [answers, { resolve, reject }] = [[...waiting], writing];
    waiting = new Map();
    writing = Promise.withResolvers();
    store.keep(answers).then(resolve, reject);
  }
  return {
    find: (keys, using) => store.find(keys, using),
    keep(answers) {
      for (const [key, matches] of answers) waiting.set(key, matches);
      const { promise } = writing;
      clearTimeout(timer);
      if (waiting.size >= MOST) write();
      else timer = setTimeout(write, QUIET);
      return promise;
    },
  };
}
