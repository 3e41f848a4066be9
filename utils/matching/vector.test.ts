import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dot, unit } from './vector.ts';

const numbers = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 11 });

it('multiplies vectors of any length number by number', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const length = Math.min(a.length, b.length);
      const [one, other] = [Float32Array.from(a.slice(0, length)), Float32Array.from(b.slice(0, length))];
      expect(dot(one, other)).toBeCloseTo(
        one.reduce((sum, value, i) => sum + value * other[i]!, 0),
        10,
      );
    }),
  );
});

it('takes the direction of a sum, and none where there is none', () => {
  const vectors = [Float32Array.from([3, 0, 0]), Float32Array.from([0, 4, 0])];
  expect([...unit(vectors)].map((value) => Number(value.toFixed(4)))).toEqual([0.6, 0.8, 0]);
  expect([...unit([Float32Array.from([1, 1]), Float32Array.from([-1, -1])])]).toEqual([0, 0]);
  expect(unit([])).toHaveLength(0);
});
