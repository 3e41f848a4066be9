import { POSTINGS_BY_TERM } from './otherterms.ts';
import { loudness } from './loudness.ts';
import type { TermCounts } from './terms.ts';

/** For each term the essays that use it, by place, and its weight in a page's score for each. */
export type OtherEssays = Map<string, [place: number, weight: number][]>;

/** A page is compared with the mean of so many of the other essays, those nearest to it. From 6 to 12 do as well. */
const NEAREST = 8;

/** Weights are laid out as minus four times their logarithm, from 0 to 35: neighbours differ by 28 %. */
const STEPS = 4;
const DIGITS = 36;

/**
 * Unpacks postings: terms with `_` for a space, each followed by three digits to the base of 36 for every essay that
 * uses it: its place, in two, and the level of the weight.
 */
export function unpackPostings(packed: string): OtherEssays {
  return new Map([...digitsByTerm(packed)].map(([term, digits]) => [term, unpackDigits(digits)]));
}

function digitsByTerm(packed: string): Map<string, string> {
  return new Map(
    packed.split(' ').map((entry) => {
      const [term = '', digits = ''] = entry.split(':');
      return [term.replaceAll('_', ' '), digits];
    }),
  );
}

function unpackDigits(digits: string): [place: number, weight: number][] {
  return (digits.match(/.../g) ?? []).map((posting) => [
    parseInt(posting.slice(0, 2), DIGITS),
    Math.exp(-parseInt(posting.slice(2), DIGITS) / STEPS),
  ]);
}

/** Packs terms that are plain words or names, in order; the other way round see `unpackPostings`. */
export function packPostings(postings: OtherEssays): string {
  const pack = ([place, weight]: [number, number]) => {
    const level = Math.min(DIGITS - 1, Math.max(0, Math.round(-STEPS * Math.log(weight))));
    return place.toString(DIGITS).padStart(2, '0') + level.toString(DIGITS);
  };
  return [...postings]
    .filter(([term]) => /^[a-z][a-z -]+$/.test(term))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, list]) => `${term.replaceAll(' ', '_')}:${list.map(pack).join('')}`)
    .join(' ');
}

let shipped: Pick<OtherEssays, 'get'> | undefined;

/**
 * The essays that ship. Each term is unpacked when it is asked for: a page has some 300 of the 3,500, and all of them at once
 * would hold it up for 8 ms.
 */
export function otherEssays(): Pick<OtherEssays, 'get'> {
  if (shipped) return shipped;
  const packed = digitsByTerm(POSTINGS_BY_TERM);
  const unpacked: OtherEssays = new Map();
  shipped = {
    get(term) {
      const digits = packed.get(term);
      if (digits === undefined) return undefined;
      const known = unpacked.get(term) ?? unpackDigits(digits);
      unpacked.set(term, known);
      return known;
    },
  };
  return shipped;
}

/** Sums are asked for once an essay, of the same page. */
const kept = new WeakMap<TermCounts, { others: Pick<OtherEssays, 'get'>; sums: [place: number, sum: number][] }>();

/** Sums a page's terms for each of the essays that has any of them; highest first. */
function sumsOf(page: TermCounts, others: Pick<OtherEssays, 'get'>): [place: number, sum: number][] {
  const known = kept.get(page);
  if (known?.others === others) return known.sums;
  const byPlace = new Map<number, number>();
  for (const [term, { count }] of page.terms) {
    for (const [place, weight] of others.get(term) ?? [])
      byPlace.set(place, (byPlace.get(place) ?? 0) + weight * loudness(count));
  }
  const sums = [...byPlace].toSorted((a, b) => b[1] - a[1]);
  kept.set(page, { others, sums });
  return sums;
}

/** Averages a page's sums for the other essays nearest to it; `kin` are the places of those left out. */
export function sumOfOthers(page: TermCounts, kin: number[], others = otherEssays()): number {
  let [sum, taken] = [0, 0];
  for (const [place, each] of sumsOf(page, others)) {
    if (kin.includes(place)) continue;
    sum += each;
    taken += 1;
    if (taken === NEAREST) break;
  }
  return sum / NEAREST;
}

/** The least that `sumOfOthers` can be, whichever and so many essays are left out. */
export function leastOfOthers(page: TermCounts, leftOut: number): number {
  const sums = sumsOf(page, otherEssays()).slice(leftOut, leftOut + NEAREST);
  return sums.reduce((sum, [, each]) => sum + each, 0) / NEAREST;
}
