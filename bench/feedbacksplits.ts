import type { Essay, Wording } from '../utils/essays/essay.ts';
import type { PairScore, Verdict } from '../utils/matching/match.ts';
import { HIGHLIGHTED_CLAIMS_PER_SENTENCE, THRESHOLDS } from '../utils/matching/select.ts';
import { shownScore } from '../utils/matching/sentencescores.ts';
import type { ReaderVerdict } from '../utils/matching/verdicts.ts';
import { type Grade, scoreGold } from './metrics.ts';
import { seededRandom, shuffled } from './shuffle.ts';

/** A sentence with what the matcher says of it before it has learnt, and what its readers said. */
export interface JudgedSentence {
  text: string;
  matchable: boolean;
  /** One for each claim. */
  row: PairScore[];
  grades: Map<string, { grade: Grade; relation: Wording['relation'] }>;
}

export type JudgedText<S extends JudgedSentence> = S[];

export interface JudgedEssay<S extends JudgedSentence> {
  essay: Essay;
  texts: JudgedText<S>[];
  /** What the reader meets besides, and nothing is scored on. */
  elsewhere: S[];
}

/** A verdict on a sentence. */
export type GivenVerdict<S> = Omit<ReaderVerdict, 'text'> & { sentence: S };

/** Learns from verdicts; answers how sentences are scored then, one score for each claim. */
export type Teach<S extends JudgedSentence, E extends JudgedEssay<S>> = (
  essay: E,
  verdicts: GivenVerdict<S>[],
) => (sentence: S) => PairScore[];

/** How many verdicts the reader has given, at most, on an essay's other documents. */
export const VERDICTS = [5, 10, 20, 50];
const DRAWS = 20;
/** Share of the sentences that the matcher missed of which the reader says what they say. */
const SAID = 0.5;

export interface FeedbackResult {
  /** F before any verdict: the same in each draw. */
  start: number;
  /** For each of `VERDICTS`, of the draws: mean F, and by how much it moved in the middle and in the worst one. */
  after: { given: number; f: number; median: number; worst: number }[];
  draws: number;
}

/**
 * Plays a reader who judges what is shown and scores what the matcher makes of it (strict F at balanced), over and over:
 * each document of an essay is scored by what was learnt on the essay's others. The reader judges as the gold's readers
 * do, and never errs: says "A match" of each highlight that is right, in its relation, "Not a match" of each that is
 * wrong, nothing of those on which the two readers did not agree, and "This says" of every second true sentence that was
 * not highlighted. Of all this the first so many, in an order of chance, are what was said. A reader who sees the
 * highlights only, or says what it says of a missed one more seldom, gives fewer of the verdicts that bring in more.
 */
export function simulateFeedback<S extends JudgedSentence, E extends JudgedEssay<S>>(
  essays: E[],
  teach: Teach<S, E>,
  draws = DRAWS,
): FeedbackResult {
  const scoredOn = essays.filter(({ texts, elsewhere }) => texts.length > 1 || elsewhere.length > 0);
  const untaught = scoredOn.flatMap(({ essay, texts }) => texts.flat().flatMap((each) => gradesShown(each, essay)));
  const musts = countMusts(scoredOn);
  const start = scoreGold(untaught, musts).f;
  const runs = Array.from({ length: draws }, (_, draw) => runDraw(scoredOn, teach, musts, draw + 1));
  return {
    start,
    after: VERDICTS.map((_, i) => {
      const f = runs.map((run) => run[i]!.f).toSorted((a, b) => a - b);
      return {
        given: meanOf(runs.map((run) => run[i]!.given)),
        f: meanOf(f),
        median: f[Math.floor(f.length / 2)]! - start,
        worst: f[0]! - start,
      };
    }),
    draws,
  };
}

function runDraw<S extends JudgedSentence, E extends JudgedEssay<S>>(
  essays: E[],
  teach: Teach<S, E>,
  musts: number,
  seed: number,
): { f: number; given: number }[] {
  const random = seededRandom(seed);
  const shown: (Grade | undefined)[][] = VERDICTS.map(() => []);
  const given: number[][] = VERDICTS.map(() => []);
  for (const judged of essays) {
    const { essay, texts, elsewhere } = judged;
    for (const text of texts) {
      const others = [...texts.filter((other) => other !== text).flat(), ...elsewhere];
      const verdicts = shuffled(
        others.flatMap((sentence) => judge(sentence, essay, random)),
        random,
      );
      for (const [i, count] of VERDICTS.entries()) {
        const told = verdicts.slice(0, count);
        given[i]!.push(told.length);
        const score = teach(judged, told);
        for (const sentence of text) shown[i]!.push(...gradesShown(sentence, essay, score));
      }
    }
  }
  return VERDICTS.map((_, i) => ({ f: scoreGold(shown[i]!, musts).f, given: meanOf(given[i]!) }));
}

/** What the reader says of a sentence: of each highlight whether it is right, and of some that were missed what they say. */
function judge<S extends JudgedSentence>(sentence: S, essay: Essay, random: () => number): GivenVerdict<S>[] {
  const { grades, row } = sentence;
  const shown = new Set(highlights(sentence, essay));
  return essay.claims.flatMap(({ id }, column) => {
    const label = grades.get(id);
    const isRight = label?.grade === 'must' || (label?.grade === 'should' && shown.has(id));
    // Two readers did not agree on these: neither would ours be sure.
    const isLeft = shown.has(id) ? label?.grade === 'disputed' : !isRight || random() >= SAID;
    if (isLeft) return [];
    const relation: Verdict = label?.relation === 'dispute' ? 'disputes' : 'agrees';
    const score = shownScore(row[column]!);
    return [{ claim: id, sentence, score, verdict: isRight ? relation : ('not-a-match' as const) }];
  });
}

function gradesShown<S extends JudgedSentence>(sentence: S, essay: Essay, score?: (sentence: S) => PairScore[]) {
  return highlights(sentence, essay, score).map((claim) => sentence.grades.get(claim)?.grade);
}

/** The claims for which a sentence is highlighted. */
function highlights<S extends JudgedSentence>(
  sentence: S,
  essay: Essay,
  score?: (sentence: S) => PairScore[],
): string[] {
  if (!sentence.matchable) return [];
  return (score?.(sentence) ?? sentence.row)
    .map((pair, column) => ({ claim: essay.claims[column]!.id, score: shownScore(pair) }))
    .filter(({ score }) => score >= THRESHOLDS.balanced)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, HIGHLIGHTED_CLAIMS_PER_SENTENCE)
    .map(({ claim }) => claim);
}

function countMusts<S extends JudgedSentence>(essays: JudgedEssay<S>[]): number {
  const sentences = essays.flatMap(({ texts }) => texts.flat());
  return sentences.flatMap(({ grades }) => [...grades.values()]).filter(({ grade }) => grade === 'must').length;
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
