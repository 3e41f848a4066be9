import type { Match, Sensitivity } from './match.ts';

/** A sentence is highlighted for two claims at most: more would say that the match is vague. */
export const HIGHLIGHTED_CLAIMS_PER_SENTENCE = 2;

/** Pairs kept for each sentence, highlighted or related. */
export const KEPT_CLAIMS_PER_SENTENCE = 4;

/**
 * Least score of a highlight. From cross-validation over the 40 training essays that the encoder was never tuned on,
 * against the sentences of real pages (`model/fit_head.py`): precision on a page with claims without / with wordings,
 * and recall: fewer 1.00 / 0.71 at 0.01 / 0.08, balanced 0.34 / 0.42 at 0.07 / 0.27, more 0.21 / 0.30 at 0.16 / 0.39.
 * Balanced is near the best F that keeps a precision of 0.4 with wordings. Gold dev is harder: see `model/README.md`.
 */
export const THRESHOLDS: Record<Sensitivity, number> = { fewer: 0.6, balanced: 0.2, more: 0.1 };

/** Least score of a claim that the page touches without making (same source: precision 0.13 / 0.20, recall 0.25 / 0.52). */
export const RELATED_FLOOR = 0.05;

/** Chooses what to highlight: pairs over the threshold, at most two claims a sentence, best first within it. */
export function selectHighlights<T extends Pick<Match, 'sentence' | 'score'>>(
  matches: T[],
  sensitivity: Sensitivity,
): T[] {
  const bySentence = new Map<number, T[]>();
  for (const match of matches) {
    if (match.score < THRESHOLDS[sensitivity]) continue;
    bySentence.set(match.sentence, [...(bySentence.get(match.sentence) ?? []), match]);
  }
  return [...bySentence.values()].flatMap((group) =>
    group.toSorted((a, b) => b.score - a.score).slice(0, HIGHLIGHTED_CLAIMS_PER_SENTENCE),
  );
}
