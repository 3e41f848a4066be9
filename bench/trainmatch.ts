import type { Scorer } from '../utils/matching/scorer.ts';
import { bestPairs, bestThreshold, scoreAt } from './gold.ts';
import { THRESHOLDS } from '../utils/matching/select.ts';
import { type Row, share } from './row.ts';
import { readTrainEssays } from './trainessays.ts';

/**
 * Measures the scorer on the articles of named training essays; only those that its training left out say anything.
 * Every same or dispute pair counts as `must`.
 */
export async function benchTrainMatch(slugs: string[], openScorer: () => Promise<Scorer>): Promise<Row[] | null> {
  const train = readTrainEssays()?.filter(({ essay }) => slugs.includes(essay.id));
  if (!train || train.length === 0) return null;
  const scorer = await openScorer();
  const rows: Row[] = [];
  for (const { essay, articles } of train) {
    const pairs: ReturnType<typeof bestPairs> = [];
    let musts = 0;
    for (const { sentences } of articles) {
      const scores = await scorer.score(
        sentences.map(({ text }, at) => ({ text, context: sentences[at - 1]?.text ?? '' })),
        essay,
      );
      for (const [at, row] of scores.entries()) {
        const labels = new Map(
          sentences[at]!.labels.map(({ claim, relation }) => [
            claim,
            relation === 'related' ? ('related' as const) : ('must' as const),
          ]),
        );
        musts += [...labels.values()].filter((grade) => grade === 'must').length;
        pairs.push(...bestPairs(row, essay, (claim) => labels.get(claim)));
      }
    }
    const best = bestThreshold(pairs, musts);
    const shipped = scoreAt(pairs, THRESHOLDS.balanced, musts);
    rows.push({
      set: `train ${essay.id}`,
      measure: "F at 'balanced'",
      value: share(shipped.f),
      note: `at its best ${share(best.result.f)} (${best.threshold.toFixed(3)}), ${musts} pairs`,
    });
  }
  return rows;
}
