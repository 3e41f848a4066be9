import * as v from 'valibot';
import type { Essay } from '../../utils/essays/essay.ts';
import type { PairScore } from '../../utils/matching/match.ts';
import type { Scorer } from '../../utils/matching/scorer.ts';

/** A sentence and a claim that stand for themselves. */
export const Pair = v.object({
  id: v.union([v.string(), v.number()]),
  sentence: v.string(),
  claim: v.string(),
  context: v.optional(v.nullable(v.string())),
});
export type Pair = v.InferOutput<typeof Pair>;

/**
 * Scores pairs. Each claim stands alone, without wordings or neighbours, as in a new essay; pairs of one claim go
 * together for speed, and nothing of one pair bears on another.
 * @returns results in the order of `pairs`
 */
export async function scorePairs(pairs: Pair[], scorer: Scorer): Promise<({ id: Pair['id'] } & PairScore)[]> {
  const results: ({ id: Pair['id'] } & PairScore)[] = Array.from({ length: pairs.length });
  const byClaim = Map.groupBy(pairs.entries(), ([, pair]) => pair.claim);
  for (const [claim, group] of byClaim) {
    const inputs = group.map(([, { sentence, context }]) => ({ text: sentence, context: context ?? '' }));
    const rows = await scorer.score(inputs, bareEssay(claim));
    for (const [row, [index, { id }]] of group.entries()) {
      const { score, agrees, disputes } = rows[row]![0]!;
      results[index] = { id, score, agrees, disputes };
    }
  }
  return results;
}

function bareEssay(text: string): Essay {
  return {
    id: 'pairs',
    title: '',
    author: '',
    themes: [{ id: 'theme', label: '' }],
    claims: [{ id: 'claim', theme: 'theme', text }],
  };
}
