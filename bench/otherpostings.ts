import type { Essay } from '../utils/essays/essay.ts';
import { weighEssayTerms } from '../utils/matching/gateprofile.ts';
import { type OtherEssays, packPostings, unpackPostings } from '../utils/matching/otheressays.ts';

/** Terms kept of each essay, the heaviest: with 60 the gate is 0.02 worse, with all no better. */
const MOST_TERMS = 100;

/** Lays essays out by term, weights rounded as they ship. */
export function postingsOf(essays: Essay[]): OtherEssays {
  const postings: OtherEssays = new Map();
  for (const [place, essay] of essays.entries()) {
    const terms = weighEssayTerms(essay).map(({ term, weight, page }): [string, number] => [term, weight * page]);
    for (const [term, weight] of terms.toSorted((a, b) => b[1] - a[1]).slice(0, MOST_TERMS))
      postings.set(term, [...(postings.get(term) ?? []), [place, weight]]);
  }
  return unpackPostings(packPostings(postings));
}
