/** How many of a collection's texts hold each term; terms that are rarer than the table's floor are left out. */
export interface RarityTable {
  texts: number;
  counts: Record<string, number>;
}

/** Says how telling a term is: ln of the inverse share of texts that hold it. */
export type Rarity = (term: string) => number;

/** Makes the measure; a term that the table lacks counts as held by one text. */
export function createRarity({ texts, counts }: RarityTable): Rarity {
  const known = new Map(Object.entries(counts));
  return (term) => Math.log((texts + 1) / ((known.get(term) ?? 1) + 1));
}

/** Sums the rarity of terms. */
export function weigh(terms: Iterable<string>, rarity: Rarity): number {
  let sum = 0;
  for (const term of terms) sum += rarity(term);
  return sum;
}

/** Sums the rarity of the terms that two texts share. */
export function weighShared(a: Set<string>, b: Set<string>, rarity: Rarity): number {
  let sum = 0;
  for (const term of a) if (b.has(term)) sum += rarity(term);
  return sum;
}
