import type { Match, Sensitivity } from './match.ts';

/** A sentence is highlighted for two claims at most: more would say that the match is vague. */
export const HIGHLIGHTED_CLAIMS_PER_SENTENCE = 2;

/** Pairs kept for each sentence, highlighted or related. */
export const KEPT_CLAIMS_PER_SENTENCE = 4;

/** Least score of a highlight. Placeholder until measured. */
export const THRESHOLDS: Record<Sensitivity, number> = { fewer: 0.8, balanced: 0.6, more: 0.4 };

/** Least score of a claim that the page touches without making. Placeholder until measured. */
export const RELATED_FLOOR = 0.25;

/** Chooses what to highlight: pairs over the threshold, at most two claims a sentence, best first within it. */
export function selectHighlights<T extends Pick<Match, 'sentence' | 'score'>>(matches: T[], sensitivity: Sensitivity): T[] {
  const bySentence = new Map<number, T[]>();
  for (const match of matches) {
    if (match.score < THRESHOLDS[sensitivity]) continue;
    bySentence.set(match.sentence, [...(bySentence.get(match.sentence) ?? []), match]);
  }
  return [...bySentence.values()].flatMap((group) =>
    group.toSorted((a, b) => b.score - a.score).slice(0, HIGHLIGHTED_CLAIMS_PER_SENTENCE),
  );
}
