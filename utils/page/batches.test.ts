import { expect, it } from 'vitest';
import { batchesOf } from './batches.ts';

it('gives every item once, the urgent ones in the first, small batches', () => {
  const items = Array.from({ length: 60 }, (_, i) => i);
  const batches = [...batchesOf(items, (item) => (item >= 50 ? item : 0))];
  expect(batches.map(({ length }) => length)).toEqual([2, 4, 8, 12, 24, 10]);
  expect(batches[0]).toEqual([59, 58]);
  expect(batches[1]).toEqual([57, 56, 55, 54]);
  expect(batches[2]).toEqual([53, 52, 51, 50, 0, 1, 2, 3]);
  expect(batches.flat().toSorted((a, b) => a - b)).toEqual(items);
  expect([...batchesOf([], () => 0)]).toEqual([]);
});
