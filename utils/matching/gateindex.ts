import { type GateProfile, leastSum } from './gate.ts';
import { loudness } from './loudness.ts';
import { leastOfOthers, sumOfOthers } from './otheressays.ts';
import { countTerms, type TermCounts } from './terms.ts';

/** The essays that use a term, by their place in the index, and the term's weight for each in units of `WEIGHT_UNIT`. */
interface Postings {
  essays: Uint32Array;
  weights: Uint16Array;
}

/**
 * From terms to essays: what a page has to be compared with is only what shares its words, so that a library of a
 * thousand essays costs a page about as much as one essay. About 6 bytes for each term of each essay.
 */
export interface GateIndex {
  /** Ids of the essays; postings name them by their place here. */
  essays: string[];
  postings: Map<string, Postings>;
  /** Each essay's, see `GateProfile`. */
  kin: number[][];
}

/** Profiles round their weights to this. */
const WEIGHT_UNIT = 1e-4;
const HEAVIEST = 0xffff;

/**
 * How near to an essay the first 6,000 characters of a page have to be for it to be read, where the gate has 0.48. On 135
 * real pages and 121 essays that finds 105 of the 110 pairs which the gates take, and 81 pages to be read. At 0.3: 107 and
 * 102; at 0.45: 96 and 71.
 */
const WORTH_READING = 0.4;

/** Builds the index; takes the profiles one by one, so that not all of them need to be in memory. */
export function buildGateIndex(profiles: Iterable<GateProfile>): GateIndex {
  const essays: string[] = [];
  const kin: number[][] = [];
  /** Both numbers of a posting in one: the essay's place times 2^16 plus the weight. */
  const packed = new Map<string, number[]>();
  for (const { essay, terms, kin: its } of profiles) {
    kin.push(its);
    const place = essays.push(essay) - 1;
    for (const [term, weight] of terms) {
      const posting = place * (HEAVIEST + 1) + Math.min(HEAVIEST, Math.round(weight / WEIGHT_UNIT));
      const list = packed.get(term);
      if (list) list.push(posting);
      else packed.set(term, [posting]);
    }
  }
  const postings = new Map<string, Postings>();
  for (const [term, list] of packed) {
    postings.set(term, {
      essays: Uint32Array.from(list, (posting) => Math.floor(posting / (HEAVIEST + 1))),
      weights: Uint16Array.from(list, (posting) => posting % (HEAVIEST + 1)),
    });
  }
  return { essays, postings, kin };
}

/**
 * An article is read for so many essays at most, those nearest to it. Made-up libraries of 1,000 essays have 14 on theme,
 * of 25,000 have 353: no reader looks through that many, and the model would need minutes for them.
 */
export const MOST_ESSAYS = 24;

/**
 * Finds the essays whose themes an article with these terms covers, `MOST_ESSAYS` at most: the same that `scoreThemes`
 * finds on theme, one by one. @param bar how near the article has to be instead, see `nearness`
 */
export function findOnTheme({ essays, postings, kin }: GateIndex, counts: TermCounts, bar?: number): string[] {
  const sums = new Float64Array(essays.length);
  for (const [term, { count }] of counts.terms) {
    const found = postings.get(term);
    if (found) addTo(sums, found, loudness(count) * WEIGHT_UNIT);
  }
  // Most essays fall short whichever their kin are.
  const leastByKin: number[] = [];
  const onTheme: { essay: string; over: number }[] = [];
  for (let place = 0; place < sums.length; place += 1) {
    const sum = sums[place]!;
    if (sum === 0) continue;
    const its = kin[place]!;
    const least = (leastByKin[its.length] ??= leastSum(leastOfOthers(counts, its.length), counts, bar));
    if (sum < least) continue;
    const needed = leastSum(sumOfOthers(counts, its), counts, bar);
    if (sum >= needed) onTheme.push({ essay: essays[place]!, over: sum - needed });
  }
  return nearest(onTheme).map(({ essay }) => essay);
}

/** Those furthest over their bar, which hardly differs within a page; in the order of the index. */
function nearest<T extends { over: number }>(onTheme: T[]): T[] {
  if (onTheme.length <= MOST_ESSAYS) return onTheme;
  const kept = new Set(onTheme.toSorted((a, b) => b.over - a.over).slice(0, MOST_ESSAYS));
  return onTheme.filter((each) => kept.has(each));
}

/** Tells from the first 6,000 characters of a page's raw text whether any essay could be on theme. */
export function isWorthReading(index: GateIndex, text: string): boolean {
  return findOnTheme(index, countTerms(text), WORTH_READING).length > 0;
}

/** Apart and plain: this is where a million claims spend their time. */
function addTo(sums: Float64Array, { essays, weights }: Postings, unit: number): void {
  const { length } = essays;
  for (let i = 0; i < length; i += 1) sums[essays[i]!]! += weights[i]! * unit;
}

/** Says how much memory an index takes, in bytes, the map and its keys not counted. */
export function sizeOf({ postings }: GateIndex): number {
  let bytes = 0;
  for (const { essays, weights } of postings.values()) bytes += essays.byteLength + weights.byteLength;
  return bytes;
}
