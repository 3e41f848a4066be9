import { expect, it } from 'vitest';
import type { PairScore } from '../utils/matching/match.ts';
import { type JudgedEssay, type JudgedSentence, simulateFeedback } from './feedbacksplits.ts';

const agrees = (score: number): PairScore => ({ score, agrees: score, disputes: 0 });

/** Texts that say two things over and over: one that the matcher misses, one that it takes for the claim. */
function makeEssay(): JudgedEssay {
  const sentence = (text: string, vector: number[], score: number, isMust: boolean): JudgedSentence => ({
    text,
    vector: Float32Array.from(vector),
    matchable: true,
    row: [agrees(score)],
    grades: new Map(isMust ? [['c', { grade: 'must', relation: 'same' }]] : []),
  });
  const texts = Array.from({ length: 8 }, (_, i) => [
    sentence(`missed ${i}`, [1, 0, 0], 0.12, true),
    sentence(`wrong ${i}`, [0, 1, 0], 0.25, false),
    sentence(`found ${i}`, [0, 0, 1], 0.5, true),
  ]);
  const essay = { id: 'e', title: '', author: '', themes: [], claims: [{ id: 'c', theme: 't', text: 'Claim.' }] };
  return { essay, texts };
}

it('shows what verdicts teach where documents repeat themselves, the same every time', () => {
  const { f, below } = simulateFeedback([makeEssay()], 4);
  expect(f[0]).toBeCloseTo(0.5, 10);
  expect(f.at(-1)).toBeGreaterThan(0.9);
  expect(below).toEqual([0, 0, 0, 0, 0]);
  expect(simulateFeedback([makeEssay()], 4).f).toEqual(f);
});
