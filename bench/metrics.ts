/** Grades of ../shared/gold/README.md; a pair that is not listed has none. */
export type Grade = 'must' | 'should' | 'disputed' | 'related' | 'weak';

export interface Counts {
  precision: number;
  recall: number;
  f: number;
}

export interface GoldResult {
  /** Of the `must` pairs. */
  recall: number;
  /** (must + should) / (all but disputed) */
  strict: number;
  /** Any listed grade / all. */
  relaxed: number;
  /** Harmonic mean of recall and strict precision. */
  f: number;
  shown: number;
}

/** F1 of two shares; 0 where both are 0. */
export function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Scores detection by counts. A precision of nothing shown is 1: nothing shown is wrong. */
export function countsF1({ hits, wrong, missed }: { hits: number; wrong: number; missed: number }): Counts {
  const precision = hits + wrong === 0 ? 1 : hits / (hits + wrong);
  const recall = hits + missed === 0 ? 1 : hits / (hits + missed);
  return { precision, recall, f: harmonic(precision, recall) };
}

/** Finds the threshold from which F1 is best; halfway between the neighbours that it parts. NaN without a positive. */
export function bestThreshold(scored: { score: number; positive: boolean }[]): number {
  const sorted = scored.toSorted((a, b) => b.score - a.score);
  const positives = sorted.filter(({ positive }) => positive).length;
  let [hits, best, threshold] = [0, 0, NaN];
  for (const [index, { score, positive }] of sorted.entries()) {
    if (positive) hits += 1;
    const next = sorted[index + 1]?.score ?? score;
    const f = (2 * hits) / (index + 1 + positives);
    if (f <= best || (next === score && index + 1 < sorted.length)) continue;
    best = f;
    threshold = (score + next) / 2;
  }
  return threshold;
}

/**
 * Scores highlighted pairs against the gold.
 * @param shown the grade of each highlighted pair, undefined where it is not listed
 * @param musts how many `must` pairs the gold has
 */
export function scoreGold(shown: (Grade | undefined)[], musts: number): GoldResult {
  const count = (grade: Grade | undefined) => shown.filter((each) => each === grade).length;
  const judged = shown.length - count('disputed');
  const strict = judged === 0 ? 1 : (count('must') + count('should')) / judged;
  const relaxed = shown.length === 0 ? 1 : (shown.length - count(undefined)) / shown.length;
  const recall = musts === 0 ? 1 : count('must') / musts;
  return { recall, strict, relaxed, f: harmonic(strict, recall), shown: shown.length };
}

/** Average precision of labels in the order of their scores, best first; ties keep their order. No positive: 0. */
export function averagePrecision(ranked: { score: number; positive: boolean }[]): number {
  let hits = 0;
  let sum = 0;
  for (const [index, { positive }] of ranked.toSorted((a, b) => b.score - a.score).entries()) {
    if (!positive) continue;
    hits += 1;
    sum += hits / (index + 1);
  }
  return hits === 0 ? 0 : sum / hits;
}

/**
 * The measure of the KPA-2021 shared task for one topic and stance: of each argument's best key point, the better
 * half by score; its average precision, times the share of right ones in it.
 */
export function keyPointPrecision(best: { score: number; positive: boolean }[]): number {
  const top = best.toSorted((a, b) => b.score - a.score).slice(0, Math.floor(best.length / 2));
  if (top.length === 0) return 0;
  return (averagePrecision(top) * top.filter(({ positive }) => positive).length) / top.length;
}

/** The middle value, and the value that 95 % do not exceed; 0 of nothing. */
export function middleAndTail(values: number[]): { p50: number; p95: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
