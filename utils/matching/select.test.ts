import { expect, it } from 'vitest';
import { selectHighlights, THRESHOLDS } from './select.ts';

const pair = (essay: string, claim: string, score: number, sentence = 0) => ({ essay, claim, score, sentence });
/** Shown at "more" only, at "balanced" too, and at "fewer" as well. */
const [SOME, FAIR, SURE] = [THRESHOLDS.more + 0.01, THRESHOLDS.balanced + 0.01, THRESHOLDS.fewer + 0.01];
const names = (list: ReturnType<typeof pair>[]) => list.map(({ essay, claim }) => `${essay}/${claim}`);

it('takes two claims of an essay at most, and leaves no essay out for another', () => {
  const matches = [pair('a', '1', 0.9), pair('a', '2', 0.8), pair('a', '3', 0.7), pair('b', '1', 0.6)];
  expect(names(selectHighlights(matches, 'balanced'))).toEqual(['a/1', 'a/2', 'b/1']);
});

it('asks of each essay what is set for it', () => {
  const matches = [pair('a', '1', FAIR), pair('b', '1', FAIR), pair('b', '2', SOME, 1), pair('a', '2', SURE, 1)];
  expect(names(selectHighlights(matches, (essay) => (essay === 'a' ? 'fewer' : 'more')))).toEqual([
    'b/1',
    'a/2',
    'b/2',
  ]);
});

it('takes nothing under the threshold, which the reader moves', () => {
  const matches = [pair('a', '1', SOME), pair('a', '2', FAIR, 1), pair('a', '3', SURE, 2)];
  expect(names(selectHighlights(matches, 'more'))).toEqual(['a/1', 'a/2', 'a/3']);
  expect(names(selectHighlights(matches, 'balanced'))).toEqual(['a/2', 'a/3']);
  expect(names(selectHighlights(matches, 'fewer'))).toEqual(['a/3']);
});
