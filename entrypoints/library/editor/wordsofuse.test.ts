import { expect, it } from 'vitest';
import { wordsOfUse } from './wordsofuse.ts';

it.each([
  [{ sightings: 0, notes: 1 }, '1 note hangs on this claim.'],
  [{ sightings: 1, notes: 0 }, '1 sentence that you met hangs on this claim.'],
  [{ sightings: 3, notes: 1 }, '3 sentences that you met and 1 note hang on this claim.'],
  [{ sightings: 0, notes: 0 }, ''],
])('says what hangs on a claim: %j', (use, words) => {
  expect(wordsOfUse(use)).toBe(words);
});
