import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as runtime from 'onnxruntime-web';
import type { Essay } from '../utils/essays/essay.ts';
import head from '../utils/matching/head.json' with { type: 'json' };
import { createLooks, type EssaySide, type Looks, type SentenceSide } from '../utils/matching/looks.ts';
import { isMatchable } from '../utils/matching/matchable.ts';
import { createRarity } from '../utils/matching/rarity.ts';
import { toSentenceInputs } from '../utils/matching/sentenceinput.ts';
import {
  glanceOdds,
  type HeadKind,
  kindOf,
  likeliestOf,
  scoreSentence,
  type SeenSentence,
} from '../utils/matching/sentencescores.ts';
import { teach } from '../utils/matching/teaching.ts';
import { openModelFolder } from '../utils/model/modelfolder.ts';
import { openModel } from '../utils/model/onnxmodel.ts';
import { type JudgedEssay, type JudgedSentence, simulateFeedback, type Teach, VERDICTS } from './feedbacksplits.ts';
import { type LabelledText, readBuiltInEssay, readGoldTexts, withoutWordings } from './gold.ts';
import { readAlone, readHeldOut, readLabelledPages } from './heldout.ts';
import { type Row, share } from './row.ts';

const MODELS = resolve(import.meta.dirname, '../public/models');
const RARITY = createRarity(head.rarity);

/** A sentence as both looks saw it before any verdict: whatever is taught, it is weighed from this. */
interface LookedAt extends JudgedSentence {
  side: SentenceSide;
  seen: SeenSentence;
}

interface ReadEssay extends JudgedEssay<LookedAt> {
  side: EssaySide;
  kinds: HeadKind[];
}

/** A text that is to be looked at for an essay. */
interface Task {
  judged: ReadEssay;
  text: LabelledText;
  into: LookedAt[];
}

/**
 * Prints what verdicts teach (`simulateFeedback`): on the articles of the held-out essays and on the labelled pages, on
 * which the ways of learning were chosen, and on the gold, which had a say in one of them (`NEAR` in `verdicts.ts`). Null
 * where the data is absent. An essay's articles hold some 25 verdicts; with the sentences that stand alone, as if the reader had met them elsewhere, there are 50: they are the
 * essays' wordings, on which the head was fitted. The network looks at each sentence once; all else is arithmetic.
 */
export async function benchFeedback(): Promise<Row[] | null> {
  const held = readHeldOut();
  const pages = readLabelledPages();
  const gold = readGoldTexts();
  if (!held || !pages || !gold) return null;
  const looks = await openLooks();
  const tasks: Task[] = [];
  const plan = async (essay: Essay, texts: LabelledText[]): Promise<ReadEssay> => {
    const side = await looks.readEssay(essay);
    const kinds = side.claims.map((_, column) => kindOf(side, column));
    const judged: ReadEssay = { essay, side, kinds, texts: texts.map(() => []), elsewhere: [] };
    tasks.push(...texts.map((text, i) => ({ judged, text, into: judged.texts[i]! })));
    return judged;
  };
  const planAll = async (essays: { essay: Essay; texts: LabelledText[] }[]) => {
    const planned: ReadEssay[] = [];
    for (const { essay, texts } of essays) planned.push(await plan(essay, texts));
    return planned;
  };
  const bare = await planAll(held.map((each) => ({ ...each, essay: withoutWordings(each.essay) })));
  const worded = await planAll(held);
  const further = bare.map((judged, i): ReadEssay => {
    const elsewhere: LookedAt[] = [];
    tasks.push({ judged, text: readAlone(held[i]!.essay), into: elsewhere });
    return { ...judged, elsewhere };
  });
  const labelled = await planAll(pages.map((each) => ({ ...each, essay: withoutWordings(each.essay) })));
  const builtIn = readBuiltInEssay();
  const goldBare = await planAll([{ essay: withoutWordings(builtIn), texts: gold }]);
  const goldWorded = await planAll([{ essay: builtIn, texts: gold }]);
  await lookAt(tasks, looks);
  return [
    ...rowsOf('verdicts, held-out essays, claims alone', bare),
    ...rowsOf('verdicts, held-out essays, also met elsewhere', further),
    ...rowsOf('verdicts, held-out essays, with wordings', worded),
    ...rowsOf('verdicts, labelled pages, claims alone', labelled),
    ...rowsOf('verdicts, gold dev, claims alone', goldBare),
    ...rowsOf('verdicts, gold dev, with wordings', goldWorded),
  ];
}

async function openLooks(): Promise<Looks> {
  const folder = await openModelFolder(async (path) => new Uint8Array(await readFile(resolve(MODELS, path))));
  // All the cores, which the extension leaves to the reader.
  const threads = availableParallelism();
  return createLooks({ ...(await openModel(folder, runtime, { threads, wasmFolder: null })), rarity: RARITY });
}

/** Looks at each sentence for all the essays that it is judged for, one after the other: most of the work is its own. */
async function lookAt(tasks: Task[], looks: Looks): Promise<void> {
  for (const [sentences, asked] of Map.groupBy(tasks, ({ text }) => text.sentences)) {
    for (const [i, input] of toSentenceInputs(sentences).entries()) {
      const side = await looks.readSentence(input);
      for (const { judged, text, into } of asked) {
        const glanced = looks.glance(side, judged.side);
        const odds = glanceOdds(head, judged.kinds, glanced);
        const columns = likeliestOf(odds);
        const seen = { glanced, odds, columns, read: await looks.read(side, judged.side, columns) };
        const row = scoreSentence(head, judged.kinds, seen);
        into.push({ text: input.text, matchable: isMatchable(input.text), row, grades: text.grades[i]!, side, seen });
      }
    }
  }
}

const teachMatcher: Teach<LookedAt, ReadEssay> = ({ essay, side, kinds }, verdicts) => {
  const read = verdicts.map(({ sentence, ...verdict }) => ({ ...verdict, ...sentence.side }));
  const teaching = teach(essay, side, read, RARITY);
  return (sentence) =>
    teaching.weigh(scoreSentence(head, kinds, sentence.seen, teaching.support(sentence.side)), sentence.side);
};

function rowsOf(set: string, essays: ReadEssay[]): Row[] {
  const { start, after, draws } = simulateFeedback(essays, teachMatcher);
  const signed = (value: number) => (value < 0 ? '-' : '+') + share(Math.abs(value));
  return [
    { set, measure: `F at 'balanced' before any verdict`, value: share(start), note: `${draws} draws of what is said` },
    ...VERDICTS.map((verdicts, i) => {
      const { given, f, median, worst } = after[i]!;
      return {
        set,
        measure: `F at 'balanced' after ${verdicts} verdicts an essay`,
        value: share(f),
        note: `${given.toFixed(1)} were there; median draw ${signed(median)}, worst ${signed(worst)}`,
      };
    }),
  ];
}
