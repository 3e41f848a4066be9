import { describe, expect, it } from 'vitest';
import { readClaims, readText } from './claimside.ts';
import { glanceFeatures, readFeatures, type ReadSentence } from './features.ts';
import type { PairReading } from './pairreader.ts';
import { REEFS } from './testessay.ts';

const rarity = () => 1;
const axis = (...values: number[]) => Float32Array.from(values);

describe('glanceFeatures', () => {
  const side = readClaims(REEFS, [axis(1, 0), axis(0, 1), axis(-1, 0)], rarity);
  const sentence = (stretches: Float32Array[] | null): ReadSentence => ({
    ...readText('Reefs die, and quotas help.', axis(0.8, 0.6), rarity),
    before: null,
    stretches,
  });
  const nearest = (stretches: Float32Array[] | null) =>
    glanceFeatures(sentence(stretches), side, rarity).map((signals) => signals.nearest);

  it('measures a claim against the stretch of the sentence that comes nearest', () => {
    const [first, second] = nearest([axis(0.96, 0.28), axis(0, 1)]);
    expect(first).toBeCloseTo(0.96);
    expect(second).toBeCloseTo(1);
  });

  it('measures it against the whole sentence where no stretch comes nearer', () => {
    const [first] = nearest([axis(0.6, 0.8)]);
    expect(first).toBeCloseTo(0.8);
  });

  it('takes a guess, of which no stretch is known, for about as near as sentences are', () => {
    const [guessed, second] = nearest(null);
    const [read] = nearest([axis(0.8, 0.6)]);
    expect(guessed! - read!).toBeGreaterThan(0);
    expect(guessed! - second!).toBeCloseTo(0.2);
  });
});

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
