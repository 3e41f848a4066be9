import type { ClaimSide } from './claimside.ts';
import type { GlanceFeatures, ReadFeatures, SupportFeatures } from './features.ts';
import { glancePair, sigmoid, weighPair, type Head } from './head.ts';
import { logOdds } from './logodds.ts';
import type { PairScore } from './match.ts';
import { RELATED_FLOOR } from './select.ts';

/** Claims that each sentence is read with: those that the glance finds likeliest (`model/README.md`: what they hold). */
export const CLAIMS_READ = 6;

/** Claims that an essay needs for its claims to be measured against one another. */
const CLAIMS_AMONG = 4;

/** What is not read is never shown: the second look decides. */
const UNREAD_LIMIT = RELATED_FLOOR * 0.99;

/**
 * Log-odds by which further wordings raise a pair at most. Chosen on the labelled pages (`bench/feedback.ts`), never on the
 * gold: without a bound a handful of verdicts costs there as often as it brings, and 0.5 to 1.5 do about as well.
 */
const MOST_RAISED = 1;
/** Cosine from which a sentence says a wording again nearly word for word, and no bound holds. Above 0.7 any does as well. */
const SAID_AGAIN = 0.8;

/** Which of the head's parts scores a claim. */
export type HeadKind = 'alone' | 'bare' | 'supported';

/** What the two looks saw of a sentence. */
export interface SeenSentence {
  /** One for each claim, with the odds that they give (`glanceOdds`). */
  glanced: GlanceFeatures[];
  odds: number[];
  /** The claims that it was read with. */
  columns: number[];
  /** In the order of `columns`. */
  read: ReadFeatures[];
}

/** What further wordings say of a sentence, by the column of the claim that has them. */
export type FurtherSupport = ReadonlyMap<number, SupportFeatures>;

export function kindOf({ claims }: ClaimSide, column: number): HeadKind {
  if (claims.length < CLAIMS_AMONG) return 'alone';
  return claims[column]!.same.length > 1 ? 'supported' : 'bare';
}

/** Says the odds, as logarithms, that a sentence matches each claim, by the glance. */
export function glanceOdds(head: Head, kinds: HeadKind[], glanced: GlanceFeatures[]): number[] {
  return glanced.map((signals, column) => glancePair(head[kinds[column]!], signals));
}

/** Chooses the claims to read a sentence with, likeliest first. */
export function likeliestOf(odds: number[]): number[] {
  return [...odds.keys()].toSorted((a, b) => odds[b]! - odds[a]!).slice(0, CLAIMS_READ);
}

/**
 * Weighs what was seen of a sentence into the score of each claim. Where a claim has further wordings the head for claims
 * with wordings speaks too, and the higher of the two scores counts, up to `MOST_RAISED`: few wordings tell what they say, not
 * what they leave out, and that head by itself takes sentences near none of them for worse than they are.
 */
export function scoreSentence(
  head: Head,
  kinds: HeadKind[],
  { glanced, odds, columns, read }: SeenSentence,
  further?: FurtherSupport,
): PairScore[] {
  const scores = odds.map((value): PairScore => {
    const score = Math.min(sigmoid(value), UNREAD_LIMIT);
    return { score, agrees: score, disputes: 0 };
  });
  for (const [place, column] of columns.entries()) {
    const signals = { ...glanced[column]!, ...read[place]! };
    const own = weighPair(head[kinds[column]!], signals);
    const support = further?.get(column);
    scores[column] = support
      ? raise(own, weighPair(head.supported, { ...signals, ...support }), boundOf(support))
      : own;
  }
  return scores;
}

/** Says by how much further wordings may raise a pair. */
function boundOf({ same, dispute }: SupportFeatures): number {
  return Math.max(same, dispute) >= SAID_AGAIN ? Infinity : MOST_RAISED;
}

/** Raises a score to another, in that one's relation, as far as it may be. */
function raise(own: PairScore, worded: PairScore, most: number): PairScore {
  const score = sigmoid(Math.min(logOdds(worded.score), logOdds(own.score) + most));
  const disputes = (score * worded.disputes) / Math.max(worded.score, Number.MIN_VALUE);
  const raised = { score, agrees: score - disputes, disputes };
  return shownScore(raised) > shownScore(own) ? raised : own;
}

/** The score that a pair is shown with: the chance of the likelier relation. */
export function shownScore({ agrees, disputes }: PairScore): number {
  return Math.max(agrees, disputes);
}
