import { readFileSync } from 'node:fs';
import type { Claim, Essay, Wording } from '../utils/essays/essay.ts';
import { loadBuiltInEssay } from '../utils/essays/builtin.ts';
import type { PairScore, Sensitivity } from '../utils/matching/match.ts';
import { isMatchable } from '../utils/matching/matchable.ts';
import type { Scorer } from '../utils/matching/scorer.ts';
import { HIGHLIGHTED_CLAIMS_PER_SENTENCE, THRESHOLDS } from '../utils/matching/select.ts';
import { toSentenceInputs } from '../utils/matching/sentenceinput.ts';
import { type Grade, type GoldResult, scoreGold } from './metrics.ts';
import { type Row, share } from './row.ts';
import { readJsonLines, sharedPath } from './sharedfolder.ts';

interface GoldDocument {
  doc: string;
  title: string;
  sentences: { paragraph: number; text: string }[];
}

/** A text whose sentences are labelled, by claim. */
export interface LabelledText {
  sentences: { text: string; opens?: true }[];
  /** One for each sentence: the grade and relation of each listed claim. */
  grades: Map<string, { grade: Grade; relation: Wording['relation'] }>[];
}

/** An essay with texts on its subject. */
export interface LabelledEssay {
  essay: Essay;
  texts: LabelledText[];
}

/** One of a sentence's best pairs. */
interface GradedPair {
  score: number;
  grade: Grade | undefined;
}

/** Reads the essay as it ships. */
export function readBuiltInEssay(): Essay {
  return loadBuiltInEssay(
    JSON.parse(readFileSync(new URL('../public/essays/bugajski-transatlantic-rift.json', import.meta.url), 'utf8')),
  );
}

/** Takes the wordings off: what an essay just imported has. */
export function withoutWordings(essay: Essay): Essay {
  return { ...essay, claims: essay.claims.map((claim) => ({ ...claim, wordings: undefined })) };
}

/** The essay as one just imported has it, and as it ships. */
export function loadBuiltInVariants(): [name: string, essay: Essay][] {
  const essay = readBuiltInEssay();
  return [
    ['claims alone', withoutWordings(essay)],
    ['with wordings', essay],
  ];
}

/** Reads the gold with its grades by sentence and claim; null where it is absent. */
export function readGoldTexts(): LabelledText[] | null {
  const folder = sharedPath('gold');
  if (!folder) return null;
  const labels = readJsonLines<{
    doc: string;
    sentence: number;
    claim: string;
    grade: Grade;
    relation: Wording['relation'];
  }>(`${folder}/labels.jsonl`);
  return readJsonLines<GoldDocument>(`${folder}/documents.jsonl`).map(({ doc, sentences }) => ({
    sentences,
    grades: sentences.map(
      (_, sentence) =>
        new Map(
          labels
            .filter((label) => label.doc === doc && label.sentence === sentence)
            .map(({ claim, grade, relation }) => [claim, { grade, relation }] as const),
        ),
    ),
  }));
}

/** Measures the scorer on the gold sentences, claims alone first; null where they are absent. */
export async function benchGold(openScorer: () => Promise<Scorer>): Promise<Row[] | null> {
  const texts = readGoldTexts();
  if (!texts) return null;
  const scorer = await openScorer();
  const rows: Row[] = [];
  for (const [name, essay] of loadBuiltInVariants())
    rows.push(...(await scoreTexts(`gold dev, ${name}`, [{ essay, texts }], (asked) => asked, scorer)));
  return rows;
}

/** Measures the scorer on labelled texts, asked about each essay as `variant` makes it. */
export async function scoreTexts(
  set: string,
  texts: LabelledEssay[],
  variant: (essay: Essay) => Essay,
  scorer: Scorer,
): Promise<Row[]> {
  const pairs: GradedPair[] = [];
  const told: { right: boolean }[] = [];
  let musts = 0;
  for (const { essay, texts: labelled } of texts) {
    const asked = variant(essay);
    for (const { sentences, grades } of labelled) {
      const inputs = toSentenceInputs(sentences);
      const scores = await scorer.score(inputs, asked);
      for (const [at, row] of scores.entries()) {
        const listed = grades[at]!;
        musts += [...listed.values()].filter(({ grade }) => grade === 'must').length;
        told.push(...relationsOf(row, asked.claims, (claim) => listed.get(claim)));
        if (isMatchable(inputs[at]!.text)) pairs.push(...bestPairs(row, asked, (claim) => listed.get(claim)?.grade));
      }
    }
  }
  return rowsOf(set, pairs, musts, told);
}

/** Says of each true pair whether the likelier of agrees and disputes is the one that the readers saw. */
function relationsOf(
  row: PairScore[],
  claims: Claim[],
  labelOf: (claim: string) => { grade: Grade; relation: string } | undefined,
): { right: boolean }[] {
  return claims.flatMap(({ id }, column) => {
    const label = labelOf(id);
    if (label?.grade !== 'must') return [];
    const { agrees, disputes } = row[column]!;
    return [{ right: disputes > agrees === (label.relation === 'dispute') }];
  });
}

/** The rows of one set: F at each sensitivity and at its best, and how often the relation of a true pair is right. */
function rowsOf(set: string, pairs: GradedPair[], musts: number, told: { right: boolean }[]): Row[] {
  const best = bestThreshold(pairs, musts);
  const row = (measure: string, result: GoldResult): Row => ({
    set,
    measure,
    value: share(result.f),
    note: describe(result, musts),
  });
  return [
    ...(['fewer', 'balanced', 'more'] satisfies Sensitivity[]).map((sensitivity) =>
      row(`F at '${sensitivity}' (${THRESHOLDS[sensitivity]})`, scoreAt(pairs, THRESHOLDS[sensitivity], musts)),
    ),
    row(`F at its best (${best.threshold.toFixed(3)})`, best.result),
    {
      set,
      measure: 'relation right',
      value: share(told.filter(({ right }) => right).length / Math.max(1, told.length)),
      note: `of ${told.length} true pairs`,
    },
  ];
}

/** A sentence's pairs that could be highlighted, scored as a match is: by the likelier relation. */
function bestPairs(row: PairScore[], essay: Essay, gradeOf: (claim: string) => Grade | undefined): GradedPair[] {
  return row
    .map(({ agrees, disputes }, index) => ({
      score: Math.max(agrees, disputes),
      grade: gradeOf(essay.claims[index]!.id),
    }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, HIGHLIGHTED_CLAIMS_PER_SENTENCE);
}

export function scoreAt(pairs: GradedPair[], threshold: number, musts: number): GoldResult {
  return scoreGold(
    pairs.filter(({ score }) => score >= threshold).map(({ grade }) => grade),
    musts,
  );
}

/** Finds the threshold with the best F among the scores that occur: what a better calibration could reach, not a result. */
export function bestThreshold(pairs: GradedPair[], musts: number): { threshold: number; result: GoldResult } {
  const sorted = pairs.toSorted((a, b) => b.score - a.score).slice(0, musts * 8);
  let best = { threshold: 1, result: scoreGold([], musts) };
  for (const { score } of sorted) {
    const result = scoreAt(sorted, score, musts);
    if (result.f > best.result.f) best = { threshold: score, result };
  }
  return best;
}

function describe({ recall, strict, relaxed, shown }: GoldResult, musts: number): string {
  return `recall ${share(recall)} of ${musts}, precision strict ${share(strict)} relaxed ${share(relaxed)}, ${shown} shown`;
}
