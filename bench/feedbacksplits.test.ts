import { expect, it } from 'vitest';
import type { PairScore } from '../utils/matching/match.ts';
import { THRESHOLDS } from '../utils/matching/select.ts';
import { type JudgedEssay, type JudgedSentence, simulateFeedback, type Teach } from './feedbacksplits.ts';

const agrees = (score: number): PairScore => ({ score, agrees: score, disputes: 0 });

const sentence = (text: string, score: number, isMust: boolean): JudgedSentence => ({
  text,
  matchable: true,
  row: [agrees(score)],
  grades: new Map(isMust ? [['c', { grade: 'must', relation: 'same' }]] : []),
});

/** Texts that say three things over and over: one is missed, one is taken for the claim, one is found. */
function makeEssay(texts: number): JudgedEssay<JudgedSentence> {
  return {
    essay: { id: 'e', title: '', author: '', themes: [], claims: [{ id: 'c', theme: 't', text: 'Claim.' }] },
    texts: Array.from({ length: texts }, () => [
      sentence('missed', THRESHOLDS.balanced - 0.02, true),
      sentence('wrong', 0.25, false),
      sentence('found', 0.5, true),
    ]),
    elsewhere: [],
  };
}

/** Takes the reader at their word wherever a sentence comes again. */
const byHeart: Teach<JudgedSentence, JudgedEssay<JudgedSentence>> = (_, verdicts) => {
  const said = new Map(verdicts.map(({ sentence, verdict }) => [sentence.text, verdict === 'not-a-match' ? 0 : 1]));
  return ({ text, row }) => row.map(({ score }) => agrees(said.get(text) ?? score));
};

it('shows what verdicts teach where documents repeat themselves, the same every time', () => {
  const { start, after } = simulateFeedback([makeEssay(8)], byHeart, 4);
  expect(start).toBeCloseTo(0.5, 10);
  expect(after.at(-1)).toMatchObject({ f: 1, median: 0.5, worst: 0.5 });
  expect(simulateFeedback([makeEssay(8)], byHeart, 4).after).toEqual(after);
});

it('tells of each document by what was said of the others only', () => {
  const { start, after } = simulateFeedback(
    [{ ...makeEssay(1), elsewhere: [sentence('else', 0.9, true)] }],
    byHeart,
    2,
  );
  expect(after.map(({ f, given }) => [f, given])).toEqual(after.map(() => [start, 1]));
});

it('says by how much verdicts that mislead harm in the worst draw', () => {
  const contrary: typeof byHeart = (_, verdicts) => (each) =>
    verdicts.length > 0 ? each.row.map(() => agrees(0)) : each.row;
  const { start, after } = simulateFeedback([makeEssay(2)], contrary, 2);
  expect(after[0]!.worst).toBeCloseTo(-start, 10);
});
