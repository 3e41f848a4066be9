import { expect, it } from 'vitest';
import { asJudged, chooseShown } from './chosen.ts';
import type { KnownMatch } from './knownmatch.ts';

const match = (id: string, score: number): KnownMatch => ({
  id,
  sentence: 0,
  essay: 'e',
  claim: id,
  relation: 'agrees',
  score,
  quote: { exact: 'One.', prefix: '', suffix: '', start: 7, end: 11 },
  why: { sentence: [], claim: [] },
});
const ids = (...given: Parameters<typeof chooseShown>) => chooseShown(...given).map(({ id }) => id);
const three = [match('a', 0.9), match('b', 0.8), match('c', 0.7)];

it('shows a sentence for two claims at most, and for what the reader said besides', () => {
  expect(ids(three, { rejected: [], said: [] }, 'balanced')).toEqual(['a', 'b']);
  expect(ids(three, { rejected: [], said: [match('x', 0.01)] }, 'balanced')).toEqual(['x', 'a', 'b']);
  expect(ids(three, { rejected: [], said: [{ ...match('c', 0.7), relation: 'disputes' }] }, 'balanced')).toEqual([
    'c',
    'a',
    'b',
  ]);
});

it('brings up no third for one that was turned down, whether or not the matcher has learnt of it', () => {
  const rejected = [{ id: 'a', essay: 'e', start: 7, score: 0.9 }];
  expect(ids(three, { rejected, said: [] }, 'balanced')).toEqual(['b']);
  expect(ids(three.slice(1), { rejected, said: [] }, 'balanced')).toEqual(['b']);
  const moved = [{ ...rejected[0]!, start: 900 }];
  expect(ids(three, { rejected: moved, said: [] }, 'balanced')).toEqual(['b']);
});

it('lets what the reader said stand for certain where a page goes on under another address', () => {
  const said = [{ ...match('c', 0.7), relation: 'disputes' as const }];
  const judged = asJudged(three, { rejected: [{ id: 'a', essay: 'e', start: 7, score: 0.9 }], said });
  expect(judged).toMatchObject([
    { id: 'b', relation: 'agrees', score: 0.8 },
    { id: 'c', relation: 'disputes', score: 1, said: true },
  ]);
});
