import type { Match, Sensitivity } from './match.ts';

/** A sentence is highlighted for two claims of an essay at most: more would say that the match is vague. */
export const HIGHLIGHTED_CLAIMS_PER_SENTENCE = 2;

/** Pairs kept for each sentence, highlighted or related. */
export const KEPT_CLAIMS_PER_SENTENCE = 4;

/**
 * Least score of a highlight. From cross-validation over essays and pages that the network was never trained on
 * (`model/fit_head.py`): precision and recall on a page with bare claims, and with wordings: fewer 0.79, 0.19 and 0.83,
 * 0.24; balanced, the best F of both, 0.46, 0.41 and 0.51, 0.45; more 0.33, 0.50 and 0.36, 0.55. The same pairs calibrated
 * the scores; gold dev had no say, and is harder.
 */
export const THRESHOLDS: Record<Sensitivity, number> = { fewer: 0.3, balanced: 0.08, more: 0.04 };

/** Least score of a claim that the page touches without making (same source: 0.24, 0.60 and 0.26, 0.65). */
export const RELATED_FLOOR = 0.02;

/**
 * Chooses what to highlight: pairs over the threshold, at most two claims of each essay a sentence, best first.
 * @param sensitivity for all essays, or for each
 */
export function selectHighlights<T extends Pick<Match, 'sentence' | 'score' | 'essay'>>(
  matches: T[],
  sensitivity: Sensitivity | ((essay: string) => Sensitivity),
): T[] {
  const threshold = (essay: string) => THRESHOLDS[typeof sensitivity === 'function' ? sensitivity(essay) : sensitivity];
  const bySentence = new Map<number, T[]>();
  for (const match of matches) {
    if (match.score < threshold(match.essay)) continue;
    bySentence.set(match.sentence, [...(bySentence.get(match.sentence) ?? []), match]);
  }
  return [...bySentence.values()].flatMap((group) => {
    const taken = new Map<string, number>();
    return group
      .toSorted((a, b) => b.score - a.score)
      .filter(({ essay }) => {
        const count = (taken.get(essay) ?? 0) + 1;
        taken.set(essay, count);
        return count <= HIGHLIGHTED_CLAIMS_PER_SENTENCE;
      });
  });
}
