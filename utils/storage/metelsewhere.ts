import Dexie from 'dexie';
import { claimKey, type ClaimRef } from '../essays/essay.ts';
import { db, type StoredMatch } from './db.ts';
import { latestFirst } from './sightings.ts';

/** So many of a claim's latest matches are read, and so many where the first do not suffice: most then are too low. */
const READS = [20, 100];

/** Where a claim was met on other pages. */
export interface MetElsewhere {
  /** The latest, last met first. */
  latest: StoredMatch[];
  /** There are no others. */
  isAll: boolean;
}

/**
 * Lists the latest sentences of other pages that make or dispute a claim; rejected ones are left out. How much is read
 * does not hang on how often the claim was met: a page makes twenty claims, each of which may have been met for years.
 * @param page left out
 * @param leastScore of a match, 0-1
 * @param enough where there are more than so many, no others are looked for
 */
export async function metElsewhere(
  ref: ClaimRef,
  { page, leastScore, enough }: { page: string; leastScore: number; enough: number },
): Promise<MetElsewhere> {
  const key = claimKey(ref);
  let found: MetElsewhere = { latest: [], isAll: true };
  for (const most of READS) {
    const byTime = db.matches.where('[claimKey+lastSeen]').between([key, Dexie.minKey], [key, Dexie.maxKey]);
    // oxlint-disable-next-line unicorn/no-array-reverse -- it is no array
    const matches = await byTime.reverse().limit(most).toArray();
    const latest = latestFirst(matches).filter((match) => match.page !== page && match.score >= leastScore);
    found = { latest, isAll: matches.length < most };
    if (found.isAll || latest.length > enough) break;
  }
  return found;
}
