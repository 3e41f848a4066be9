import { expect, it } from 'vitest';
import { gradeOf } from './tworeaders.ts';

it('grades what two readers said as the gold does', () => {
  const first = new Map([
    ['both', 'same'],
    ['one, related', 'dispute'],
    ['one', 'same'],
    ['near', 'related'],
    ['weak', 'related'],
  ] as const);
  const second = new Map([
    ['both', 'same'],
    ['one, related', 'related'],
    ['near', 'related'],
  ] as const);
  expect(Object.fromEntries(gradeOf(first, second))).toEqual({
    both: { grade: 'must', relation: 'same' },
    'one, related': { grade: 'should', relation: 'dispute' },
    one: { grade: 'disputed', relation: 'same' },
    near: { grade: 'related', relation: 'related' },
    weak: { grade: 'weak', relation: 'related' },
  });
});
