import { expect, it } from 'vitest';
import fc from 'fast-check';
import {
  type OtherEssays,
  leastOfOthers,
  otherEssays,
  packPostings,
  sumOfOthers,
  unpackPostings,
} from './otheressays.ts';
import { POSTINGS_BY_TERM } from './otherterms.ts';
import { countTerms } from './terms.ts';

const posting = fc.tuple(
  fc.integer({ min: 0, max: 1295 }),
  fc.integer({ min: 0, max: 35 }).map((level) => Math.exp(-level / 4)),
);
const postings = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z][a-z -]+[a-z]$/), fc.array(posting, { minLength: 1 })), {
    selector: ([term]) => term,
  })
  .map((entries): OtherEssays => new Map(entries));

it('gives back what it packed, in the order of terms', () => {
  fc.assert(
    fc.property(postings, (given) => {
      const ordered = [...given].toSorted(([a], [b]) => (a < b ? -1 : 1));
      fc.pre(ordered.length > 0);
      const back = [...unpackPostings(packPostings(given))];
      expect(back.map(([term]) => term)).toEqual(ordered.map(([term]) => term));
      for (const [i, [, list]] of back.entries())
        for (const [j, [place, weight]] of list.entries()) {
          expect(place).toBe(ordered[i]![1][j]![0]);
          expect(weight).toBeCloseTo(ordered[i]![1][j]![1], 10);
        }
    }),
  );
});

it('has of the essays that ship what was packed, whichever term is asked for first and however often', () => {
  const all = unpackPostings(POSTINGS_BY_TERM);
  const terms = [...all.keys()].toReversed();
  for (const term of [...terms, ...terms.slice(0, 5)]) expect(otherEssays().get(term)).toEqual(all.get(term));
  expect(otherEssays().get('no such term')).toBeUndefined();
});

it('measures a page against the essays nearest to it, those on the same subject left out', () => {
  const others: OtherEssays = new Map([
    ['coral', [[0, 0.5] as [number, number], [1, 0.25] as [number, number]]],
    ['tariff', [[1, 0.25]]],
  ]);
  const page = countTerms('A coral and a tariff');
  expect(sumOfOthers(page, [], others) * 8).toBeCloseTo(0.5 + 0.25 + 0.25);
  expect(sumOfOthers(page, [1], others) * 8).toBeCloseTo(0.5);
  expect(sumOfOthers(countTerms('Pears and jam'), [], others)).toBe(0);
});

it('is never less than its least', () => {
  const page = countTerms(
    'Russia and NATO quarrel over the war in Ukraine, tariffs, courts, farmers and the price of gas',
  );
  const places = [...new Set([...unpackPostings(POSTINGS_BY_TERM).values()].flat().map(([place]) => place))];
  expect(places.length).toBe(120);
  fc.assert(
    fc.property(fc.subarray(places), (kin) => {
      expect(sumOfOthers(page, kin)).toBeGreaterThanOrEqual(leastOfOthers(page, kin.length) - 1e-12);
    }),
  );
});
