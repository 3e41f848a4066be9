import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { essayShift, shiftScore } from './essayshift.ts';
import type { Verdict } from './match.ts';
import { RELATED_FLOOR, THRESHOLDS } from './select.ts';

const times = (count: number, verdict: Verdict, score: number) =>
  Array.from({ length: count }, () => ({ verdict, score }));
const missed = (count: number) => times(count, 'agrees', THRESHOLDS.balanced / 2);
const found = (count: number) => times(count, 'disputes', THRESHOLDS.balanced);
const refused = (count: number) => times(count, 'not-a-match', 0.2);

const judged = fc.record({
  verdict: fc.constantFrom<Verdict>('agrees', 'disputes', 'not-a-match'),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('what an essay’s verdicts say together', () => {
  it('is nothing before any, and while a third of the true sentences are missed', () => {
    expect(essayShift([])).toBe(0);
    expect(essayShift([...missed(10), ...found(20)])).toBeCloseTo(0, 10);
  });

  it('is that scores are too low where more are missed, the surer the more was said', () => {
    const shifts = [1, 2, 4].map((count) => essayShift([...missed(3 * count), ...found(count)]));
    expect(shifts).toEqual(shifts.toSorted((a, b) => a - b));
    expect(shifts[0]).toBeGreaterThan(0.2);
    expect(shifts[0]).toBeLessThan(shifts[2]!);
  });

  it('grows with each sentence missed, shrinks with each found or refused, and stays within its bounds', () => {
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 80 }), (given) => {
        const shift = essayShift(given);
        expect(shift >= 0 && shift <= 1).toBe(true);
        expect(essayShift([...given, ...missed(1)])).toBeGreaterThanOrEqual(shift);
        for (const other of [found(1), refused(1)]) expect(essayShift([...given, ...other])).toBeLessThanOrEqual(shift);
      }),
    );
  });

  it('never follows from refusals, nor from sentences that were shown', () => {
    expect(essayShift([...refused(40), ...found(10)])).toBe(0);
  });
});

describe('a shifted score', () => {
  it('keeps the order and the relation, and what is not worth a mention', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, part, shift) => {
        const shifted = (score: number) =>
          shiftScore({ score, agrees: score * (1 - part), disputes: score * part }, shift);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(shifted(low).score).toBeLessThanOrEqual(shifted(high).score + 1e-9);
        expect(shifted(a).disputes).toBeCloseTo(shifted(a).score * part, 8);
        if (a < RELATED_FLOOR) expect(shifted(a).score).toBe(a);
      }),
    );
  });

  it('shows at “balanced” what lay a little under it, and nothing from far below', () => {
    expect(shiftScore({ score: 0.05, agrees: 0.05, disputes: 0 }, 1).agrees).toBeGreaterThan(THRESHOLDS.balanced);
    expect(shiftScore({ score: 0.03, agrees: 0.03, disputes: 0 }, 1).agrees).toBeLessThan(THRESHOLDS.balanced);
  });
});
