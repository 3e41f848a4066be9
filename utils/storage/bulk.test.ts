import { expect, it } from 'vitest';
import { isBulk } from './bulk.ts';

it.each([
  [2, 10, false],
  [3, 10, true],
  [1, 1, true],
  [0, 0, false],
  [50, 0, false],
])('asks about a change of %i of %i notes: %s', (changed, all, asks) => {
  expect(isBulk(changed, all)).toBe(asks);
});
