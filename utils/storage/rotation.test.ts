import { expect, it } from 'vitest';
import { chooseSurplus } from './rotation.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-01-01T18:00:00.000Z');

/** Makes a backup on each of the days and lets the surplus go each time, as the background does. */
function live(days: number[]): number[] {
  let kept: string[] = [];
  for (const day of days) {
    const now = new Date(START + day * DAY_MS);
    kept.push(now.toISOString());
    const surplus = new Set(chooseSurplus(kept, now));
    kept = kept.filter((time) => !surplus.has(time));
  }
  return kept.map((time) => (Date.parse(time) - START) / DAY_MS);
}

it('keeps every day of the last week and every week of the last two months', () => {
  const last = 199;
  const kept = live(Array.from({ length: last + 1 }, (_, day) => day));
  expect(kept.filter((day) => last - day < 7)).toEqual([193, 194, 195, 196, 197, 198, 199]);
  const weekly = kept.filter((day) => last - day >= 7);
  expect(weekly.length).toBeGreaterThanOrEqual(7);
  expect(weekly.length).toBeLessThanOrEqual(9);
  // The last of them stands for a week that is not over yet.
  const gaps = weekly.slice(1, -1).map((day, i) => day - weekly[i]!);
  expect(new Set(gaps)).toEqual(new Set([7]));
  expect(last - kept[0]!).toBeGreaterThan(52);
});

it('never lets the last three go, however old', () => {
  expect(live([0, 1, 2, 400])).toEqual([1, 2, 400]);
});

it('keeps one of several on a day, the last', () => {
  expect(live([0, 0.1, 0.2, 1, 1.1, 2, 3])).toEqual([0.2, 1.1, 2, 3]);
});
