import { expect, it } from 'vitest';
import type { KnownMatch } from './knownmatch.ts';
import { unkeptMatches } from './unkept.ts';

const match = (id: string): KnownMatch => ({
  id,
  sentence: 3,
  essay: 'e',
  claim: 'c',
  relation: 'agrees',
  score: 0.5,
  quote: { exact: id, prefix: '', suffix: '', start: 0, end: 1 },
  why: { sentence: [], claim: [] },
});
const matches = [match('a'), match('b')];
const told = (isPrivate: boolean, keepSightings: number | null) =>
  unkeptMatches(
    matches,
    { rejected: [{ id: 'b', essay: 'e', start: 0, score: 0.5 }], said: [{ ...match('c'), relation: 'disputes' }] },
    { isPrivate, keepSightings },
  ).map(({ id, verdict }) => [id, verdict]);

it('tells the panel of matches only where they are not kept, with the verdicts of the moment', () => {
  expect(told(false, null)).toEqual([]);
  expect(told(false, 6)).toEqual([]);
  for (const all of [told(true, null), told(false, 0)]) {
    expect(all).toEqual([
      ['c', 'disputes'],
      ['a', null],
      ['b', 'not-a-match'],
    ]);
  }
});
