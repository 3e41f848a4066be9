import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GLANCE_FEATURES, READ_FEATURES, SUPPORT_FEATURES } from './features.ts';
import head from './head.json' with { type: 'json' };
import { weighPair } from './head.ts';
import { logOdds } from './logodds.ts';
import { RELATED_FLOOR } from './select.ts';
import { glanceOdds, type HeadKind, likeliestOf, scoreSentence, shownScore } from './sentencescores.ts';

const signals = <T extends string>(names: readonly T[]) =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: names.length, maxLength: names.length })
    .map((values) => Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<T, number>);
const glances = fc.array(signals(GLANCE_FEATURES), { minLength: 8, maxLength: 8 });
const reads = fc.array(signals(READ_FEATURES), { minLength: 6, maxLength: 6 });
const BARE: HeadKind[] = Array.from({ length: 8 }, () => 'bare');

it('lets further wordings raise the score of the claim that has them, and of no other, and lower none', () => {
  fc.assert(
    fc.property(glances, reads, signals(SUPPORT_FEATURES), fc.nat(7), (glanced, read, support, column) => {
      const odds = glanceOdds(head, BARE, glanced);
      const columns = likeliestOf(odds);
      const seen = { glanced, odds, columns, read };
      const before = scoreSentence(head, BARE, seen);
      const after = scoreSentence(head, BARE, seen, new Map([[column, support]]));
      const place = columns.indexOf(column);
      const worded = place < 0 ? null : weighPair(head.supported, { ...glanced[column]!, ...read[place]!, ...support });
      for (const [i, score] of after.entries()) {
        const own = before[i]!;
        if (i !== column || worded === null || shownScore(score) === shownScore(own)) {
          expect(score).toEqual(own);
          continue;
        }
        expect(shownScore(score)).toBeGreaterThan(shownScore(own));
        // Never over what the wordings say; over what was said without them only a little, unless one is said again.
        expect(score.score).toBeLessThanOrEqual(worded.score * (1 + 1e-9) + 2e-6);
        if (Math.max(support.same, support.dispute) < 0.8)
          expect(logOdds(score.score)).toBeLessThanOrEqual(logOdds(own.score) + 1 + 1e-6);
        expect(score.disputes / score.score).toBeCloseTo(worded.disputes / worded.score, 6);
      }
    }),
  );
});

it('holds what was not read under what is shown, further wordings or not', () => {
  fc.assert(
    fc.property(glances, signals(SUPPORT_FEATURES), (glanced, support) => {
      const seen = { glanced, odds: glanced.map(() => 5), columns: [], read: [] };
      for (const { score } of scoreSentence(head, BARE, seen, new Map([[0, support]])))
        expect(score).toBeLessThan(RELATED_FLOOR);
    }),
  );
});
