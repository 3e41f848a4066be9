import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as runtime from 'onnxruntime-web';
import type { Essay } from '../utils/essays/essay.ts';
import head from '../utils/matching/head.json' with { type: 'json' };
import { createScorer } from '../utils/matching/learnedscorer.ts';
import { isMatchable } from '../utils/matching/matchable.ts';
import { toSentenceInputs } from '../utils/matching/sentenceinput.ts';
import { openModelFolder } from '../utils/model/modelfolder.ts';
import { openModel } from '../utils/model/onnxmodel.ts';
import { chooseThreads } from '../utils/model/session.ts';
import { type JudgedEssay, type JudgedText, simulateFeedback, VERDICTS } from './feedbacksplits.ts';
import { type LabelledText, readBuiltInEssay, readGoldTexts, withoutWordings } from './gold.ts';
import { readHeldOut } from './heldout.ts';
import { type Row, share } from './row.ts';

const MODELS = resolve(import.meta.dirname, '../public/models');

/**
 * Plays a reader who gives verdicts on some documents, and scores the matcher that learnt from them on the others: by
 * the articles of the held-out essays, on which the constants of `verdicts.ts` were chosen, and by the gold. Null where
 * the data is absent.
 */
export async function benchFeedback(): Promise<Row[] | null> {
  const held = readHeldOut();
  const gold = readGoldTexts();
  if (!held || !gold) return null;
  const judge = await openJudge();
  const rows: Row[] = [];
  for (const [set, texts] of [
    ['verdicts, held-out essays', held],
    ['verdicts, gold dev', [{ essay: readBuiltInEssay(), texts: gold }]],
  ] as const) {
    const judged: JudgedEssay[] = [];
    for (const each of texts) judged.push(await judge(withoutWordings(each.essay), each.texts));
    rows.push(...rowsOf(set, judged));
  }
  return rows;
}

/** Scores texts once, claims alone, and keeps their sentences' vectors. */
async function openJudge() {
  const folder = await openModelFolder(async (path) => new Uint8Array(await readFile(resolve(MODELS, path))));
  const { encoder, reader } = await openModel(folder, runtime, {
    threads: chooseThreads(availableParallelism()),
    wasmFolder: null,
  });
  const vectors = new Map<string, Float32Array>();
  const watched: typeof reader = {
    ...reader,
    async readSentence(text) {
      const read = await reader.readSentence(text);
      vectors.set(text, read.vector);
      return read;
    },
  };
  const scorer = createScorer({ encoder, reader: watched, head });
  return async (essay: Essay, texts: LabelledText[]): Promise<JudgedEssay> => {
    const judged: JudgedText[] = [];
    for (const { sentences, grades } of texts) {
      const inputs = toSentenceInputs(sentences);
      const rows = await scorer.score(inputs, essay);
      judged.push(
        inputs.map(({ text }, i) => ({
          text,
          vector: vectors.get(text)!,
          matchable: isMatchable(text),
          row: rows[i]!,
          grades: grades[i]!,
        })),
      );
    }
    return { essay, texts: judged };
  };
}

function rowsOf(set: string, essays: JudgedEssay[]): Row[] {
  const { f, below, splits } = simulateFeedback(essays);
  return VERDICTS.map((verdicts, i) => ({
    set,
    measure: `F at 'balanced' after ${verdicts} verdicts an essay`,
    value: share(f[i]!),
    note: i === 0 ? `mean of ${splits} splits in halves` : `below the start in ${below[i]!} of ${splits} splits`,
  }));
}
