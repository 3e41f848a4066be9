import type { Essay, Wording } from '../utils/essays/essay.ts';
import type { PairScore, Verdict } from '../utils/matching/match.ts';
import { HIGHLIGHTED_CLAIMS_PER_SENTENCE, THRESHOLDS } from '../utils/matching/select.ts';
import { learnVerdicts, type Lesson, type ReadVerdict } from '../utils/matching/verdicts.ts';
import { type Grade, scoreGold } from './metrics.ts';
import { seededRandom, shuffled } from './shuffle.ts';

/** A sentence with what the matcher says of it before it has learnt, and what its readers said. */
export interface JudgedSentence {
  text: string;
  vector: Float32Array;
  matchable: boolean;
  /** One for each claim. */
  row: PairScore[];
  grades: Map<string, { grade: Grade; relation: Wording['relation'] }>;
}

export type JudgedText = JudgedSentence[];

export interface JudgedEssay {
  essay: Essay;
  texts: JudgedText[];
}

/** How many verdicts the reader has given, at most, on the taught half of an essay's documents. */
export const VERDICTS = [0, 5, 10, 20, 50];
const SPLITS = 20;
/** Share of the sentences that the matcher missed of which the reader says what they say. */
const SAID = 0.5;

/** Mean F (strict, at balanced) for each of `VERDICTS`, and in how many splits it lies under the split's start. */
export interface FeedbackResult {
  f: number[];
  below: number[];
  splits: number;
}

/** Teaches by one half of each essay's documents and scores the other, over and over. */
export function simulateFeedback(essays: JudgedEssay[], splits = SPLITS): FeedbackResult {
  const runs = Array.from({ length: splits }, (_, seed) => runSplit(essays, seed + 1));
  return {
    f: VERDICTS.map((_, i) => runs.reduce((sum, run) => sum + run[i]!, 0) / splits),
    below: VERDICTS.map((_, i) => runs.filter((run) => run[i]! < run[0]! - 1e-9).length),
    splits,
  };
}

function runSplit(essays: JudgedEssay[], seed: number): number[] {
  const random = seededRandom(seed);
  const shown: (Grade | undefined)[][] = VERDICTS.map(() => []);
  let musts = 0;
  for (const { essay, texts } of essays) {
    const order = shuffled(texts, random);
    const half = Math.round(order.length / 2);
    const verdicts = shuffled(
      order.slice(0, half).flatMap((text) => text.flatMap((sentence) => judge(sentence, essay, random))),
      random,
    );
    const rest = order.slice(half).flat();
    for (const { grades } of rest) musts += [...grades.values()].filter(({ grade }) => grade === 'must').length;
    for (const [i, count] of VERDICTS.entries()) {
      const lesson = learnVerdicts(verdicts.slice(0, count));
      for (const sentence of rest) {
        shown[i]!.push(...highlights(sentence, essay, lesson).map(({ claim }) => sentence.grades.get(claim)?.grade));
      }
    }
  }
  return shown.map((grades) => scoreGold(grades, musts).f);
}

/** What a reader says of a sentence: of each highlight whether it is right, and of some that were missed what they say. */
function judge(sentence: JudgedSentence, essay: Essay, random: () => number): ReadVerdict[] {
  const { text, vector, grades, row } = sentence;
  const shown = new Set(highlights(sentence, essay).map(({ claim }) => claim));
  return essay.claims.flatMap(({ id }, column) => {
    const label = grades.get(id);
    const isRight = label?.grade === 'must' || (label?.grade === 'should' && shown.has(id));
    // Two readers did not agree on these: neither would ours be sure.
    const isLeft = shown.has(id) ? label?.grade === 'disputed' : !isRight || random() >= SAID;
    if (isLeft) return [];
    const relation: Verdict = label?.relation === 'dispute' ? 'disputes' : 'agrees';
    const score = scoreOf(row[column]!);
    return [{ claim: id, text, vector, score, verdict: isRight ? relation : ('not-a-match' as const) }];
  });
}

function highlights({ vector, matchable, row }: JudgedSentence, essay: Essay, lesson?: Lesson) {
  if (!matchable) return [];
  return row
    .map((pair, column) => {
      const claim = essay.claims[column]!.id;
      return { claim, score: scoreOf(lesson?.apply(pair, claim, vector) ?? pair) };
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, HIGHLIGHTED_CLAIMS_PER_SENTENCE)
    .filter(({ score }) => score >= THRESHOLDS.balanced);
}

function scoreOf({ agrees, disputes }: PairScore): number {
  return Math.max(agrees, disputes);
}
