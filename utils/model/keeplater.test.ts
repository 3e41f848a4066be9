import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Match } from '../matching/match.ts';
import { keepLater } from './keeplater.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stage = () => {
  const keep = vi.fn(async (_answers: [string, Match[]][]) => {});
  const find = vi.fn(async () => []);
  return { keep, find, later: keepLater({ find, keep }) };
};

it('writes once what several batches brought, when no more comes', async () => {
  const { keep, later } = stage();
  const kept = ['a', 'b', 'c'].map((key) => later.keep([[key, []]]));
  await vi.advanceTimersByTimeAsync(100);
  expect(keep).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  await Promise.all(kept);
  expect(keep.mock.calls).toEqual([[['a', 'b', 'c'].map((key) => [key, []])]]);
});

it('waits for no end of a page that has none', async () => {
  const { keep, later } = stage();
  for (let i = 0; i < 300; i += 1) {
    void later.keep([[`${i}`, []]]);
    await vi.advanceTimersByTimeAsync(50);
  }
  const written = keep.mock.calls.flatMap(([answers]) => answers.map(([key]) => key));
  expect(written.length).toBeGreaterThan(200);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(keep.mock.calls.flatMap(([answers]) => answers)).toHaveLength(300);
});

it('says to each that it could not be kept, and keeps what comes after', async () => {
  const { keep, later } = stage();
  keep.mockRejectedValueOnce(new Error('disk full'));
  const kept = Promise.allSettled([later.keep([['a', []]]), later.keep([['b', []]])]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await kept).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = later.keep([['c', []]]);
  await vi.advanceTimersByTimeAsync(5_000);
  await next;
  expect(keep.mock.calls.at(-1)).toEqual([[['c', []]]]);
});
