import type { Relation } from '../matching/match.ts';
import { db } from './db.ts';
import { asJudged } from './verdicts.ts';

/** How many kept sentences make and dispute a claim. */
export type ClaimCounts = Record<Relation, number>;

/**
 * Counts the sightings of every claim by `claimKey`, rejected ones and those under their essay's least score left out.
 * Reads all matches: for the library, not for the panel.
 */
export async function countSightings(leastScore: (essay: string) => number): Promise<Map<string, ClaimCounts>> {
  const counts = new Map<string, ClaimCounts>();
  await db.matches.each((match) => {
    const { essay, claimKey, relation, score, verdict } = asJudged(match);
    if (score < leastScore(essay) || verdict === 'not-a-match') return;
    const count = counts.get(claimKey) ?? { agrees: 0, disputes: 0 };
    count[relation] += 1;
    counts.set(claimKey, count);
  });
  return counts;
}
