import { expect, it } from 'vitest';
import { crashWhileTyping, type Place } from './harness/crashing.ts';

it.each<[Place, 'extension' | 'page']>([
  ['library', 'extension'],
  ['panel', 'extension'],
  ['card', 'extension'],
  ['card', 'page'],
])('loses no word typed in the %s half a second before the process of the %s crashes', async (place, dies) => {
  const { typed, kept } = await crashWhileTyping(place, 500, dies);
  expect(kept).toBe(typed);
});
