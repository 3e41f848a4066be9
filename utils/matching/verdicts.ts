import { sigmoid } from './head.ts';
import { logOdds } from './logodds.ts';
import { isSaid, type PairScore, type Verdict } from './match.ts';
import { RELATED_FLOOR } from './select.ts';
import { dot } from './vector.ts';

/** What the reader said of one sentence and one claim. */
export interface ReaderVerdict {
  /** Id within the essay. */
  claim: string;
  text: string;
  verdict: Verdict;
  /** Score that the pair had when the reader judged it, 0-1. */
  score: number;
}

/** A verdict with its sentence's unit vector. */
export interface PlacedVerdict extends ReaderVerdict {
  vector: Float32Array;
}

/** What the verdicts on an essay's claims teach about the scores of further sentences. */
export interface Lesson {
  /**
   * Weighs a pair's scores anew by how near its sentence is to those that were judged for the same claim. For a sentence
   * that was judged itself, what was said holds.
   */
  apply(pair: PairScore, claim: string, vector: Float32Array): PairScore;
}

/**
 * Cosine from which a sentence has a say, by the square of how much nearer it is. Chosen, like the two below, on the
 * articles of the held-out essays and the labelled pages (`bench/feedback.ts`). From 0.5 to 0.8 does about as well there;
 * 0.6 was taken because the gold, which was looked at for it, fell further with 0.5.
 */
const NEAR = 0.6;
/** Log-odds by which an identical sentence moves the score at most, for each unit of surprise. */
const REACH = 8;
/**
 * Part of a shift that counts where it raises the score: what a reader confirms is said again in other words, and what
 * only sounds like it is not.
 */
const RAISE = 0.5;
/** Log-odds by which an identical sentence of a known relation moves the relation. */
const RELATION_REACH = 3;

/** Nearness from which two sentences are the same: rounding apart, all of it. */
const SAME = 0.9999;
/** Scores of a sentence that was judged itself: few readers change their mind. */
const SETTLED = { said: 0.95, refused: RELATED_FLOOR / 2 };

/** Steps of the fit; a handful settles it. */
const ROUNDS = 40;

/**
 * Learns from verdicts. For each claim a smooth correction of the log-odds, nought far from every judged sentence, is
 * fitted to what was said (the most probable one of a Gaussian process, the scores as its mean): a verdict that the score
 * expected teaches nothing, a surprising one most, and two on like sentences hardly more than one.
 */
export function learnVerdicts(verdicts: PlacedVerdict[]): Lesson {
  const byClaim = new Map<string, { verdict: PlacedVerdict; weight: number }[]>();
  for (const [claim, judged] of Map.groupBy(verdicts, (each) => each.claim)) {
    const weights = fit(judged);
    byClaim.set(
      claim,
      judged.map((verdict, i) => ({ verdict, weight: weights[i]! })),
    );
  }
  return {
    apply(pair, claim, vector) {
      const judged = byClaim.get(claim);
      if (!judged) return pair;
      const near = judged.map(({ verdict, weight }) => ({ verdict, weight, share: nearness(vector, verdict.vector) }));
      const settled = settle(near.filter(({ share }) => share > SAME));
      if (settled) return settled;
      const shift = near.reduce((sum, { weight, share }) => sum + REACH * weight * share, 0);
      const score = sigmoid(logOdds(pair.score) + (shift > 0 ? shift * RAISE : shift));
      const disputed = sigmoid(logOdds(pair.disputes / Math.max(pair.score, Number.MIN_VALUE)) + leaning(near));
      return { score, agrees: score * (1 - disputed), disputes: score * disputed };
    },
  };
}

/** Scores a sentence as it was judged, wherever it was; null where it was not, or now so and now otherwise. */
function settle(judged: { verdict: PlacedVerdict }[]): PairScore | null {
  const [said, ...others] = new Set(judged.map(({ verdict }) => verdict.verdict));
  if (said === undefined || others.length > 0) return null;
  const score = isSaid(said) ? SETTLED.said : SETTLED.refused;
  const disputes = said === 'disputes' ? score : 0;
  return { score, agrees: score - disputes, disputes };
}

/** Which relation the judged sentences nearby had: log-odds towards "disputes". */
function leaning(near: { verdict: PlacedVerdict; share: number }[]): number {
  let towards = 0;
  let total = 1;
  for (const { verdict, share } of near) {
    if (verdict.verdict === 'not-a-match') continue;
    towards += verdict.verdict === 'disputes' ? share : -share;
    total += share;
  }
  return (2 * RELATION_REACH * towards) / total;
}

/** Finds each verdict's weight: what was said less what the corrected score expects, by Newton's steps in turn. */
function fit(judged: PlacedVerdict[]): number[] {
  const kernel = judged.map((a) => judged.map((b) => REACH * nearness(a.vector, b.vector)));
  const weights = judged.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, { verdict, score }] of judged.entries()) {
      const row = kernel[i]!;
      const expected = sigmoid(row.reduce((sum, near, j) => sum + near * weights[j]!, logOdds(score)));
      const said = verdict === 'not-a-match' ? 0 : 1;
      weights[i]! += (said - expected - weights[i]!) / (1 + row[i]! * expected * (1 - expected));
    }
  }
  return weights;
}

/** 1 for the same sentence, 0 for one that has nothing to do with it. */
function nearness(a: Float32Array, b: Float32Array): number {
  return Math.max(0, (dot(a, b) - NEAR) / (1 - NEAR)) ** 2;
}
