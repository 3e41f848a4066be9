import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Match } from '../matching/match.ts';
import { findAnswers, forgetAnswers, keepAnswers, MOST_ANSWERS } from './answers.ts';

const DAY = 24 * 60 * 60 * 1000;
const found: Match[] = [
  { essay: 'e', claim: 'c', sentence: 0, relation: 'agrees', score: 0.5, why: { sentence: [], claim: [] } },
];
const keys = (count: number, name = 'k') => Array.from({ length: count }, (_, i) => `${name}${i}`);
const countOf = async (asked: string[]) => (await findAnswers(asked, false)).filter((each) => each).length;

beforeEach(() => forgetAnswers());

it('tells a sentence in which nothing was found from one that was never asked about', async () => {
  await keepAnswers([
    ['some', found],
    ['none', []],
  ]);
  expect(await findAnswers(['none', 'unknown', 'some'], true)).toEqual([[], undefined, found]);
});

it('keeps no more than its limit, and those that were used last', async () => {
  const many = keys(MOST_ANSWERS);
  await keepAnswers(
    many.map((key) => [key, []]),
    0,
  );
  await findAnswers(many.slice(0, 5), true, 3 * DAY);
  await findAnswers(many.slice(5, 10), false, 3 * DAY);
  await keepAnswers([['last', []]], 4 * DAY);
  expect(await countOf([...many, 'last'])).toBeLessThanOrEqual(MOST_ANSWERS);
  expect(await countOf([...many.slice(0, 5), 'last'])).toBe(6);
});

it('forgets what was not used since a time, or everything', async () => {
  await keepAnswers([['old', []]], 10 * DAY);
  await keepAnswers([['new', []]], 20 * DAY);
  await forgetAnswers(new Date(15 * DAY));
  expect(await findAnswers(['old', 'new'], false)).toEqual([undefined, []]);
  await forgetAnswers();
  expect(await findAnswers(['new'], false)).toEqual([undefined]);
});
