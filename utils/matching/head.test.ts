import { describe, expect, it } from 'vitest';
import { type Feature, FEATURES, GLANCE_FEATURES } from './features.ts';
import golden from './head.golden.json' with { type: 'json' };
import headFile from './head.json' with { type: 'json' };
import { glancePair, weighPair, type Head } from './head.ts';

const head: Head = headFile;

describe('weighPair', () => {
  it.each(golden.map((row, index) => ({ index, ...row })))(
    'answers what the training computed, pair $index',
    ({ features, ...told }) => {
      for (const kind of ['alone', 'bare', 'supported'] as const) {
        const { score, disputes } = weighPair(head[kind], features satisfies Record<Feature, number>);
        expect(score).toBeCloseTo(told[kind].score, 6);
        expect(disputes).toBeCloseTo(told[kind].disputes, 6);
        expect(glancePair(head[kind], features)).toBeCloseTo(told[kind].glance, 5);
      }
    },
  );

  it('has golden pairs on both sides of the middle', () => {
    expect(golden.length).toBeGreaterThan(8);
    expect(new Set(golden.map(({ supported }) => supported.score > 0.001)).size).toBe(2);
  });

  it('weighs no signal that the features lack, and glances at none that must be read', () => {
    for (const { glance, match, dispute } of [head.alone, head.bare, head.supported]) {
      expect(GLANCE_FEATURES).toEqual(expect.arrayContaining(Object.keys(glance.weights)));
      expect(FEATURES).toEqual(
        expect.arrayContaining([...Object.keys(match.weights), ...Object.keys(dispute.weights)]),
      );
    }
  });
});
