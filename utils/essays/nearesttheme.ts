import { sumRarity } from './sumterms.ts';

/** How near a claim has to be to a theme, in nats: as one shared word that is neither common nor rare (`rarityOf`). */
const NEAR = 2.4;

/** What it counts to stand right beside a claim of the theme in the same paragraph. */
const BESIDE = 1.5;

/** Claims by position, as far as they have a theme. */
export interface Placed {
  /** -1 for none. */
  themeOf: number[];
  /** The claims' terms. */
  terms: Set<string>[];
  paragraphOf: number[];
  /** The paragraphs' terms. */
  around: Set<string>[];
  /** What each theme's label says. */
  said: string[][];
}

/**
 * Finds the theme that a claim is nearest to: by what it shares with one of its claims and with its label, by what its
 * paragraph shares with the label, and by standing beside its claims. Null where it is near none.
 */
export function nearestTheme(placed: Placed, claim: number): number | null {
  const values = placed.said.map((_, theme) => nearness(placed, claim, theme));
  const highest = Math.max(...values);
  return highest >= NEAR ? values.indexOf(highest) : null;
}

function nearness({ themeOf, terms, paragraphOf, around, said }: Placed, claim: number, theme: number): number {
  let shared = 0;
  let beside = 0;
  for (const [other, its] of themeOf.entries()) {
    if (its !== theme) continue;
    shared = Math.max(shared, sumRarity(terms[claim]!.intersection(terms[other]!)));
    if (paragraphOf[other] === paragraphOf[claim]) beside += Math.abs(other - claim) === 1 ? BESIDE : BESIDE / 2;
  }
  const label = new Set(said[theme]);
  const paragraph = around[paragraphOf[claim]!]!;
  return shared + beside + sumRarity(terms[claim]!.intersection(label)) + sumRarity(paragraph.intersection(label)) / 2;
}
