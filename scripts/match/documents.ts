import * as v from 'valibot';
import type { Essay } from '../../utils/essays/essay.ts';
import type { SentenceInput, Sensitivity } from '../../utils/matching/match.ts';
import type { Scorer } from '../../utils/matching/scorer.ts';
import { selectHighlights } from '../../utils/matching/select.ts';
import { toSentenceInputs } from '../../utils/matching/sentenceinput.ts';

/** A text whose splitting is given. */
export const SplitDocument = v.object({
  doc: v.string(),
  title: v.optional(v.nullable(v.string())),
  sentences: v.array(v.object({ paragraph: v.number(), text: v.string() })),
});
export type SplitDocument = v.InferOutput<typeof SplitDocument>;

export interface DocumentTask {
  essay: Essay;
  scorer: Scorer;
  sensitivity: Sensitivity;
  /** How many of the best pairs to list whatever the threshold; null: none. */
  ranked: number | null;
}

/** Matches a document, without the theme gate, and answers the line to print. */
export async function matchDocument({ doc, sentences }: SplitDocument, task: DocumentTask): Promise<object> {
  const inputs = toSentenceInputs(sentences.map(({ paragraph, text }) => ({ block: paragraph, text })));
  const found = selectHighlights(await task.scorer.match(inputs, task.essay), task.sensitivity);
  const matches = found
    .toSorted((a, b) => a.sentence - b.sentence || b.score - a.score)
    .map(({ sentence, claim, relation, score }) => ({ sentence, claim, relation, score }));
  return task.ranked === null
    ? { doc, matches }
    : { doc, matches, ranked: await rankPairs(inputs, task.essay, task.scorer, task.ranked) };
}

async function rankPairs(inputs: SentenceInput[], essay: Essay, scorer: Scorer, count: number): Promise<object[]> {
  const rows = await scorer.score(inputs, essay);
  return rows
    .flatMap((row, sentence) => row.map(({ score }, column) => ({ sentence, claim: essay.claims[column]!.id, score })))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count);
}
