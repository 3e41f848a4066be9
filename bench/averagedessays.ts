import type { Essay } from '../utils/essays/essay.ts';
import { weighEssayTerms } from '../utils/matching/gateprofile.ts';

/** Terms with their weights, heaviest first. */
export type AverageEssay = Map<string, number>;

/** Rarer terms tell of single essays, no longer of essays in general. */
const MOST_TERMS = 1000;

/** Averages essays as vectors of unit length, weighs each term's side of the page in, and keeps the heaviest. */
export function averageEssay(essays: Essay[]): AverageEssay {
  const sums = new Map<string, number>();
  const pageSide = new Map<string, number>();
  for (const essay of essays)
    for (const { term, weight, page } of weighEssayTerms(essay)) {
      sums.set(term, (sums.get(term) ?? 0) + weight);
      pageSide.set(term, page);
    }
  const heaviest = [...sums].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_TERMS);
  const length = Math.hypot(...heaviest.map(([, weight]) => weight));
  return new Map(heaviest.map(([term, weight]) => [term, (weight / length) * pageSide.get(term)!]));
}
