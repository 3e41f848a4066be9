import { expect, it } from 'vitest';
import { batchesOf } from './batches.ts';

it('gives every item once, the urgent ones in the first, small batches', () => {
  const items = Array.from({ length: 60 }, (_, i) => i);
  const batches = [...batchesOf(items, (item) => (item >= 50 ? item : 0))];
  const sizes = [1, 1, ...Array(10).fill(2), ...Array(6).fill(3), ...Array(5).fill(4)];
  expect(batches.map(({ length }) => length)).toEqual(sizes);
  expect(batches.slice(0, 4)).toEqual([[59], [58], [57, 56], [55, 54]]);
  expect(batches.slice(4, 7).flat()).toEqual([53, 52, 51, 50, 0, 1]);
  expect(batches.flat().toSorted((a, b) => a - b)).toEqual(items);
  expect([...batchesOf([], () => 0)]).toEqual([]);
});

it('gives five dozen by urgency, then the rest in its own order', () => {
  const items = Array.from({ length: 70 }, (_, i) => i);
  const given = [...batchesOf(items, (item) => item)].flat();
  expect(given.slice(0, 60)).toEqual(items.slice(10).toReversed());
  expect(given.slice(60)).toEqual(items.slice(0, 10));
});
