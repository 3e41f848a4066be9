import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kinshipIn, sumKinships } from './claimsignals.ts';

it('adds up the kinship of each sentence with all others', () => {
  const words = ['reef', 'coral', 'trawler', 'harbour', 'bay', 'of'];
  const weights = fc.tuple(...words.map(() => fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 3, noNaN: true }))));
  const sentences = fc.array(fc.subarray(words), { maxLength: 12 });
  fc.assert(
    fc.property(sentences, weights, (texts, weighed) => {
      const essay = texts.map((text) => ({ terms: new Set(text) }));
      const weigh = (term: string) => weighed[words.indexOf(term)]!;
      const kinship = kinshipIn(essay, weigh);
      const sums = sumKinships(essay, weigh);
      for (const one of essay.keys()) {
        const slow = [...essay.keys()].filter((other) => other !== one).map((other) => kinship(one, other));
        expect(Math.abs(sums[one]! - slow.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
      }
    }),
  );
});

it('weighs each term of each sentence a fixed number of times, however many sentences there are', () => {
  const essay = Array.from({ length: 500 }, (_, i) => ({ terms: new Set(['reef', 'bay', `word${i}`]) }));
  let weighed = 0;
  sumKinships(essay, () => {
    weighed += 1;
    return 1;
  });
  expect(weighed).toBeLessThanOrEqual(2 * 3 * essay.length);
});
