import type { Relation } from '../matching/match.ts';
import { db } from './db.ts';
import { asJudged } from './verdicts.ts';

/** How many kept sentences make and dispute a claim. */
export type ClaimCounts = Record<Relation, number>;

/** Matches read at once: one by one takes three times as long, all at once would take the memory of all. */
const PORTION = 2_000;

/**
 * Counts the sightings of every claim by `claimKey`, rejected ones and those under their essay's least score left out.
 * Reads all matches: for the library, not for the panel.
 */
export async function countSightings(leastScore: (essay: string) => number): Promise<Map<string, ClaimCounts>> {
  const counts = new Map<string, ClaimCounts>();
  for (let after = ''; ;) {
    const portion = await db.matches.where('id').above(after).limit(PORTION).toArray();
    for (const match of portion) {
      const { essay, claimKey, relation, score, verdict } = asJudged(match);
      if (score < leastScore(essay) || verdict === 'not-a-match') continue;
      const count = counts.get(claimKey) ?? { agrees: 0, disputes: 0 };
      count[relation] += 1;
      counts.set(claimKey, count);
    }
    if (portion.length < PORTION) return counts;
    after = portion.at(-1)!.id;
  }
}

/** Lists the claims that have notes, those on their sentences too, by `claimKey`. */
export async function listNotedClaims(): Promise<Set<string>> {
  return new Set((await db.notes.orderBy('claimKey').uniqueKeys()) as string[]);
}
