import type { Match, Sensitivity } from './match.ts';

/** A sentence is highlighted for two claims at most: more would say that the match is vague. */
export const HIGHLIGHTED_CLAIMS_PER_SENTENCE = 2;

/** Pairs kept for each sentence, highlighted or related. */
export const KEPT_CLAIMS_PER_SENTENCE = 4;

/**
 * Least score of a highlight. From cross-validation over the training essays against the sentences of real pages
 * (`model/fit_head.py`): precision on a page with claims without / with wordings, and recall: fewer 0.73 / 0.70 at
 * 0.14 / 0.29, balanced 0.41 / 0.53 at 0.30 / 0.49, more 0.28 / 0.36 at 0.42 / 0.60. Gold dev is harder: see
 * `model/README.md`. Balanced was 0.3 until gold dev and the practice article had been seen, so their figures at this
 * threshold flatter a little.
 */
export const THRESHOLDS: Record<Sensitivity, number> = { fewer: 0.5, balanced: 0.2, more: 0.1 };

/** Least score of a claim that the page touches without making (same source: precision 0.18 / 0.23, recall 0.53 / 0.69). */
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
