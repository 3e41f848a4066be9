import { describe, expect, it } from 'vitest';
import { readFeatures } from './features.ts';
import type { PairReading } from './pairreader.ts';

const reading = (same: number): PairReading => ({ same, dispute: -20, related: 0, nothing: -20 });

describe('readFeatures', () => {
  it('tells by how much a claim leads the best of the others', () => {
    const [first, second] = readFeatures([reading(3), reading(1)]);
    expect(first!.readOverBest).toBeCloseTo(2);
    expect(second!.readOverBest).toBeCloseTo(-2);
  });

  it('has a claim that was read alone lead those that were spared it, likelier ones by less', () => {
    const lead = (spared: number[]) => readFeatures([reading(3)], spared)[0]!.readOverBest;
    expect(lead([])).toBe(0);
    expect(lead([-4])).toBeGreaterThan(lead([-2, -4]));
    expect(lead([-2, -4])).toBe(lead([-2]));
    expect(lead([-2])).toBeGreaterThan(0);
  });

  it('answers for what was read only', () => {
    expect(readFeatures([reading(3)], [-2, -4])).toHaveLength(1);
  });
});
