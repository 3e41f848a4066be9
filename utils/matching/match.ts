import type { ClaimRef } from '../essays/essay.ts';

/** Whether a sentence makes a claim or contradicts it. */
export type Relation = 'agrees' | 'disputes';

export const SENSITIVITIES = ['fewer', 'balanced', 'more'] as const;
/** What a reader says of a sentence and a claim: in which relation they stand, or that they don't belong together. */
export type Verdict = Relation | 'not-a-match';

/** Tells a verdict that makes a match from one that takes it away. */
export function isSaid(verdict: Verdict | null): verdict is Relation {
  return verdict === 'agrees' || verdict === 'disputes';
}

/** How strongly a pair must score to be shown: the reader's sensitivity setting. */
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** A stretch of a sentence's or a claim's text, UTF-16 offsets into that text. */
export interface Span {
  start: number;
  end: number;
}

/** The parts of the sentence and of the claim that carried the match, most telling first; may be empty. */
export interface Explanation {
  sentence: Span[];
  claim: Span[];
}

/**
 * What the model says of one sentence and one claim.
 * `score` = `agrees` + `disputes`, each a probability in 0-1; the rest is "related or nothing".
 */
export interface PairScore {
  score: number;
  agrees: number;
  disputes: number;
}

/** A sentence that makes, disputes or merely touches a claim. */
export interface Match extends ClaimRef {
  /** Index of the sentence in the request or article. */
  sentence: number;
  relation: Relation;
  /** Calibrated probability, 0-1, that two careful readers would find the claim in it, in this relation. */
  score: number;
  why: Explanation;
}

/** One sentence as sent to the matcher. */
export interface SentenceInput {
  text: string;
  /** The sentence before it in the article, for pronouns; empty at its start. */
  context: string;
}
