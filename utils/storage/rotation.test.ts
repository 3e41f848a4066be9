import fc from 'fast-check';
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

it('keeps for who comes back after years what there was, though it is old by then', () => {
  expect(live([0, 1, 2, 400])).toEqual([0, 1, 2, 400]);
});

it('keeps one of several on a day, the last', () => {
  expect(live([0, 0.1, 0.2, 1, 1.1, 2, 3])).toEqual([0.2, 1.1, 2, 3]);
});

it('keeps no more of who backs up on many days over years', () => {
  for (const every of [1, 3, 7, 30])
    expect(live(Array.from({ length: 300 }, (_, i) => i * every)).length).toBeLessThanOrEqual(16);
});

/** A backup as it was made: when, in days, and what the clock said then. */
interface Made {
  day: number;
  label: string;
}

/** Picks what must be there: the last of each of seven days, and of each week in two months that lies before these. */
function required(made: Made[], today: number): Made[] {
  const lastOf = new Map<string, Made>();
  for (const one of made) {
    const day = Math.floor(one.day);
    if (today - day < 7) lastOf.set(`day ${day}`, one);
    const week = Math.floor(day / 7);
    if (today - (week * 7 + 6) >= 7 && today - day < 61) lastOf.set(`week ${week}`, one);
  }
  return [...lastOf.values()];
}

it('lets nothing go that it would keep by the right clock, while the clock leaps and when it is back', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 10, maxLength: 80 });
  const leap = fc.record({
    from: fc.nat(70),
    lasts: fc.integer({ min: 1, max: 7 }),
    by: fc.oneof(fc.integer({ min: 400, max: 30_000 }), fc.integer({ min: -15_000, max: -400 })),
  });
  fc.assert(
    fc.property(gaps, leap, (waits, { from, lasts, by }) => {
      // Weeks are counted from a Thursday, as the days of the clock are.
      const start = Date.parse('2026-01-01T00:00:00.000Z');
      const all: Made[] = [];
      let kept: string[] = [];
      let today = 0;
      let begun: number | null = null;
      waits.forEach((wait, i) => {
        today += wait;
        if (i === from) begun = today;
        const leapt = begun !== null && today - begun < lasts;
        const now = new Date(start + (today + i / 1000 + (leapt ? by : 0)) * DAY_MS);
        all.push({ day: today, label: now.toISOString() });
        kept.push(now.toISOString());
        const surplus = new Set(chooseSurplus(kept, now));
        kept = kept.filter((label) => !surplus.has(label));
        // What a clock that is behind dates into the past is the oldest, and goes first.
        const counted = by < 0 ? all.filter(({ label }) => Date.parse(label) >= start) : all;
        const lost = required(counted, today).filter(({ label }) => !kept.includes(label));
        expect(lost).toEqual([]);
      });
    }),
    { numRuns: 300 },
  );
});
