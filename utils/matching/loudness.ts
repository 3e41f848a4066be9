/** How much each further e-fold of a term's count adds to its first use. */
const REPEATS = 1.5;

/** Says how much a term counts that a page uses so often. */
export function loudness(count: number): number {
  return 1 + REPEATS * Math.log(count);
}
