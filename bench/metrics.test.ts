import { describe, expect, it } from 'vitest';
import { averagePrecision, bestThreshold, countsF1, keyPointPrecision, middleAndTail, scoreGold } from './metrics.ts';

describe('scoreGold', () => {
  it('follows the definitions of the gold set', () => {
    const result = scoreGold(['must', 'must', 'should', 'disputed', 'related', 'weak', undefined], 4);
    expect(result.recall).toBe(0.5);
    expect(result.strict).toBe(3 / 6);
    expect(result.relaxed).toBe(6 / 7);
    expect(result.f).toBe(0.5);
  });

  it('gives no credit for silence', () => {
    expect(scoreGold([], 4)).toMatchObject({ recall: 0, f: 0, shown: 0 });
  });
});

describe('bestThreshold', () => {
  it('lies halfway where F1 is best, and parts no equal scores', () => {
    const scored = (scores: [number, boolean][]) => scores.map(([score, positive]) => ({ score, positive }));
    expect(
      bestThreshold(
        scored([
          [1, false],
          [4, true],
          [3, true],
          [2, false],
        ]),
      ),
    ).toBe(2.5);
    expect(
      bestThreshold(
        scored([
          [3, true],
          [2, true],
          [2, false],
          [1, false],
        ]),
      ),
    ).toBe(1.5);
    expect(bestThreshold(scored([[1, false]]))).toBeNaN();
  });
});

describe('countsF1', () => {
  it('is the harmonic mean', () => {
    expect(countsF1({ hits: 29, wrong: 0, missed: 2 }).f).toBeCloseTo(58 / 60);
    expect(countsF1({ hits: 0, wrong: 3, missed: 2 }).f).toBe(0);
  });
});

describe('averagePrecision', () => {
  it('falls as right ones sink', () => {
    const row = (...positives: boolean[]) => positives.map((positive, index) => ({ score: -index, positive }));
    expect(averagePrecision(row(true, true, false))).toBe(1);
    expect(averagePrecision(row(false, true))).toBe(0.5);
    expect(averagePrecision(row(false))).toBe(0);
  });
});

describe('keyPointPrecision', () => {
  it('looks at the better half only', () => {
    const best = [
      { score: 0.1, positive: false },
      { score: 0.9, positive: true },
      { score: 0.8, positive: false },
      { score: 0.2, positive: true },
    ];
    expect(keyPointPrecision(best)).toBe(0.5);
  });
});

describe('middleAndTail', () => {
  it('reads off sorted values', () => {
    expect(middleAndTail([3, 1, 2])).toEqual({ p50: 2, p95: 3 });
    expect(middleAndTail([])).toEqual({ p50: 0, p95: 0 });
  });
});
