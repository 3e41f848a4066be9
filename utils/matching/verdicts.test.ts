import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PairScore, Verdict } from './match.ts';
import { RELATED_FLOOR, THRESHOLDS } from './select.ts';
import { learnVerdicts, type PlacedVerdict } from './verdicts.ts';

/** A unit vector at an angle, in degrees: cosines of what lies between are plain. */
const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const said = (verdict: Verdict, degrees: number, score = 0.3, claim = 'c'): PlacedVerdict => ({
  claim,
  text: `${degrees}`,
  verdict,
  score,
  vector: at(degrees),
});
const PAIR: PairScore = { score: 0.3, agrees: 0.25, disputes: 0.05 };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const verdicts = fc.array(
  fc
    .record({
      verdict: fc.constantFrom<Verdict>('agrees', 'disputes', 'not-a-match'),
      degrees: fc.nat(359),
      score: share,
    })
    .map(({ verdict, degrees, score }) => said(verdict, degrees, score)),
  { maxLength: 12 },
);

describe('what verdicts teach', () => {
  it('lowers what is near to a rejected sentence, the nearer the more', () => {
    const { apply } = learnVerdicts([said('not-a-match', 0)]);
    const scores = [0, 20, 40, 90].map((degrees) => apply(PAIR, 'c', at(degrees)).score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(scores[0]).toBeLessThan(RELATED_FLOOR);
    expect(scores[1]).toBeLessThan(0.25);
    expect(scores[3]).toBeCloseTo(PAIR.score, 10);
  });

  it('raises what is near to a confirmed one, in its relation', () => {
    const { apply } = learnVerdicts([said('disputes', 0, 0.02)]);
    const taught = apply(PAIR, 'c', at(5));
    expect(taught.score).toBeGreaterThan(0.4);
    expect(taught.disputes).toBeGreaterThan(taught.agrees);
  });

  it('says nothing of other claims, however much was refused or missed', () => {
    const missed = [0, 40, 80, 120].map((degrees) => said('agrees', degrees, 0.04));
    const { apply } = learnVerdicts([...missed, said('not-a-match', 0)]);
    expect(apply(PAIR, 'other', at(0))).toEqual(PAIR);
  });

  it('learns little from what was expected, and hardly more from hearing it twice', () => {
    const after = (...given: PlacedVerdict[]) => learnVerdicts(given).apply(PAIR, 'c', at(5)).score;
    const surprise = PAIR.score - after(said('not-a-match', 0, 0.9));
    expect(PAIR.score - after(said('not-a-match', 0, 0.05))).toBeLessThan(surprise / 3);
    const twice = PAIR.score - after(said('not-a-match', 0, 0.9), said('not-a-match', 0, 0.9));
    expect(twice).toBeGreaterThan(surprise);
    expect(twice).toBeLessThan(1.5 * surprise);
  });

  it('scores a judged sentence as it was judged, whatever else was said of other sentences', () => {
    fc.assert(
      fc.property(
        verdicts,
        fc.constantFrom<Verdict>('agrees', 'disputes', 'not-a-match'),
        share,
        (given, verdict, score) => {
          const others = given.filter(({ vector }) => vector[0]! < 0.999);
          const taught = learnVerdicts([...others, said(verdict, 0, score)]).apply(
            { score, agrees: score, disputes: 0 },
            'c',
            at(0),
          );
          const shown = Math.max(taught.agrees, taught.disputes);
          if (verdict === 'not-a-match') expect(shown).toBeLessThan(RELATED_FLOOR);
          else expect(taught[verdict]).toBeGreaterThan(THRESHOLDS.fewer);
        },
      ),
    );
  });

  it('leaves a sentence of which this and that was said between the two', () => {
    const { score } = learnVerdicts([said('agrees', 0), said('not-a-match', 0)]).apply(PAIR, 'c', at(0));
    expect(score).toBeGreaterThan(RELATED_FLOOR);
    expect(score).toBeLessThan(0.9);
  });

  it('scores as before, to the last digit, once a verdict is taken back', () => {
    fc.assert(
      fc.property(verdicts, fc.nat(11), share, fc.nat(359), (given, where, score, degrees) => {
        const pair = { score, agrees: score, disputes: 0 };
        const scored = (of: PlacedVerdict[]) => learnVerdicts(of).apply(pair, 'c', at(degrees));
        const before = scored(given);
        const place = Math.min(where, given.length);
        const more = given.toSpliced(place, 0, said('not-a-match', degrees));
        scored(more);
        expect(scored(more.toSpliced(place, 1))).toEqual(before);
      }),
    );
  });

  it('answers probabilities whatever was said, and what it was far from all of it', () => {
    fc.assert(
      fc.property(verdicts, share, share, fc.nat(359), (given, score, part, degrees) => {
        const pair = { score, agrees: score * (1 - part), disputes: score * part };
        const taught = learnVerdicts(given).apply(pair, 'c', at(degrees));
        expect(taught.agrees + taught.disputes).toBeCloseTo(taught.score, 8);
        for (const value of Object.values(taught)) expect(value >= 0 && value <= 1).toBe(true);
        if (given.every(({ vector }) => vector[0]! * at(degrees)[0]! + vector[1]! * at(degrees)[1]! < 0.5))
          expect(taught.score).toBeCloseTo(score, 5);
      }),
    );
  });
});
