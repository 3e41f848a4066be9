import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readAheadInQuiet } from './quiet.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const REQUEST = { essay: 'e', sentences: [] };

/** A matcher that has so many bits to read ahead. */
function stage(bits: number) {
  const readAhead = vi.fn(async () => (bits -= 1) > 0);
  const answers: (() => void)[] = [];
  const match = vi.fn(() => new Promise<[]>((resolve) => answers.push(() => resolve([]))));
  return { readAhead, answers, ...readAheadInQuiet({ match, foresee: async () => [], readAhead }) };
}

it('reads ahead bit by bit once nothing is asked any more, until nothing is left', async () => {
  const { match, answers, readAhead } = stage(3);
  const asked = match(REQUEST);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readAhead).not.toHaveBeenCalled();
  answers[0]!();
  await asked;
  expect(readAhead).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readAhead).toHaveBeenCalledTimes(3);
});

it('stops when something is asked, and goes on after it', async () => {
  const { match, foresee, answers, readAhead } = stage(100);
  await foresee(REQUEST);
  await vi.advanceTimersByTimeAsync(310);
  const before = readAhead.mock.calls.length;
  expect(before).toBeGreaterThan(0);
  const asked = match(REQUEST);
  await vi.advanceTimersByTimeAsync(5_000);
  // The bit under way is done.
  expect(readAhead.mock.calls.length).toBeLessThanOrEqual(before + 1);
  answers[0]!();
  await asked;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readAhead).toHaveBeenCalledTimes(100);
});

it('leaves it where it fails, and answers all the same', async () => {
  const readAhead = vi.fn(() => Promise.reject(new Error('no memory')));
  const { foresee } = readAheadInQuiet({ match: async () => [], foresee: async () => [0.5], readAhead });
  expect(await foresee(REQUEST)).toEqual([0.5]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readAhead).toHaveBeenCalledTimes(1);
});

it('reads one bit at a time, also where a request came and went during one', async () => {
  let [under, most, left] = [0, 0, 50];
  const readAhead = async () => {
    most = Math.max(most, (under += 1));
    await new Promise((resolve) => setTimeout(resolve, 500));
    under -= 1;
    return (left -= 1) > 0;
  };
  const { foresee } = readAheadInQuiet({ match: async () => [], foresee: async () => [], readAhead });
  await foresee(REQUEST);
  await vi.advanceTimersByTimeAsync(700);
  // During a bit, which ends before the quiet after the request does.
  await foresee(REQUEST);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(most).toBe(1);
  expect(left).toBe(0);
});
