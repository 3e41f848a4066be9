import type { Match } from '../matching/match.ts';
import { createResultCache, type ResultCache } from '../model/resultcache.ts';

/** Sentences whose answers are remembered, times essays: some forty long articles that one tab went through. */
const REMEMBERED = 5000;

/**
 * What the matcher said of sentences already asked about, by essay and sentence: when a page grows or rewrites itself,
 * or goes to another article and back, only what is new goes to the matcher.
 */
export interface Answers extends ResultCache<Match[]> {
  /** Settles, without a word of how, when what is being asked has been answered: it needs no asking again. */
  underWay: Promise<unknown>;
}

export function createAnswers(): Answers {
  return { ...createResultCache<Match[]>(REMEMBERED), underWay: Promise.resolve() };
}
