import { rarityOf } from '../matching/background.ts';

/** Counts how often each term stands in these lists, or in how many of these sets; in the order in which they first come. */
export function countUses(lists: Iterable<string>[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const terms of lists) for (const term of terms) uses.set(term, (uses.get(term) ?? 0) + 1);
  return uses;
}

/** Sums how rare terms are at large, in nats. */
export function sumRarity(terms: Iterable<string>): number {
  let sum = 0;
  for (const term of terms) sum += rarityOf(term);
  return sum;
}
