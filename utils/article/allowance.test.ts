import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAllowance } from './allowance.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives its store at once, then one after each pause, and says how long that is', () => {
  const allowance = createAllowance(2, 1000);
  vi.advanceTimersByTime(10_000);
  expect([allowance.take(), allowance.take(), allowance.take()]).toEqual([true, true, false]);
  expect(allowance.wait()).toBe(1000);
  vi.advanceTimersByTime(400);
  expect(allowance.wait()).toBe(600);
  vi.advanceTimersByTime(600);
  expect(allowance.wait()).toBe(0);
  expect([allowance.take(), allowance.take()]).toEqual([true, false]);
});

it('grants some before their time, and never takes any away', () => {
  const allowance = createAllowance(3, 1000);
  allowance.grant(1);
  expect([1, 2, 3, 4].map(() => allowance.take())).toEqual([true, true, true, false]);
  allowance.grant(1);
  expect([allowance.take(), allowance.take()]).toEqual([true, false]);
});

it('never gives more than its store and what the time brought, whatever it is asked when', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900)), fc.integer({ min: 1, max: 5 }), (waits, atOnce) => {
      const allowance = createAllowance(atOnce, 1000);
      const taken: number[] = [];
      for (const wait of waits) {
        vi.advanceTimersByTime(wait);
        if (allowance.take()) taken.push(Date.now());
      }
      for (const from of taken) {
        for (const to of taken.filter((time) => time >= from)) {
          const between = taken.filter((time) => time >= from && time <= to).length;
          expect(between).toBeLessThanOrEqual(atOnce + Math.floor((to - from) / 1000) + 1);
        }
      }
    }),
  );
});
