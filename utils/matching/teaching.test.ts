import { describe, expect, it } from 'vitest';
import { comparedTextsOf, readClaims, readText, type ReadText } from './claimside.ts';
import type { Essay, Wording } from '../essays/essay.ts';
import type { Verdict } from './match.ts';
import { teach, type ReadVerdict } from './teaching.ts';
import { dot } from './vector.ts';

const rarity = () => 1;
/** A unit vector at an angle, in degrees. */
const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const TEXTS = ['Europe pays too little.', 'Turkey is no democracy.', 'Borders must open.', 'Banks must be split.'];
const ANGLES = [0, 90, 180, 270];

const essayOf = (texts: string[], wordings: Wording[] = []): Essay => ({
  id: 'e',
  title: '',
  author: '',
  themes: [],
  claims: texts.map((text, i) => ({
    id: `c${i}`,
    theme: 't',
    text,
    ...(i === 0 && wordings.length > 0 && { wordings }),
  })),
});
function teachOf(essay: Essay, verdicts: ReadVerdict[]) {
  const vectors = comparedTextsOf(essay).map((_, i) => at(ANGLES[i] ?? 10));
  return teach(essay, readClaims(essay, vectors, rarity), verdicts, rarity);
}
const said = (verdict: Verdict, degrees: number, claim = 'c0', text = `Said at ${degrees}.`): ReadVerdict => ({
  claim,
  text,
  verdict,
  score: 0.3,
  ...readText(text, at(degrees), rarity),
});
const sentence = (degrees: number): ReadText => readText('Berlin spends more.', at(degrees), rarity);

describe('teach', () => {
  it('takes a confirmed sentence for a wording of its claim', () => {
    const support = teachOf(essayOf(TEXTS), [said('agrees', 60)]).support(sentence(55));
    expect([...support.keys()]).toEqual([0]);
    expect(support.get(0)!.same).toBeCloseTo(dot(at(60), at(55)), 6);
    // As near as the claim's own text would be from 5 degrees, before the claim at 90.
    expect(support.get(0)!.sameOverBest).toBeGreaterThan(0);
  });

  it('takes one that disputes for a wording that disputes', () => {
    const support = teachOf(essayOf(TEXTS), [said('disputes', 60)])
      .support(sentence(60))
      .get(0)!;
    expect(support.dispute).toBeCloseTo(1, 6);
    expect(support.same).toBeCloseTo(dot(at(0), at(60)), 6);
  });

  it('counts one report on two sites once', () => {
    const once = teachOf(essayOf(TEXTS), [said('agrees', 60)]);
    const twice = teachOf(essayOf(TEXTS), [said('agrees', 60), said('agrees', 60)]);
    expect(twice.support(sentence(40))).toEqual(once.support(sentence(40)));
  });

  it('gives no wordings by a refusal, to a claim that is gone or has its own, or in an essay of very few claims', () => {
    for (const [essay, verdicts] of [
      [essayOf(TEXTS), [said('not-a-match', 60)]],
      [essayOf(TEXTS), [said('agrees', 60, 'gone')]],
      [essayOf(TEXTS, [{ relation: 'same', text: 'Its own.' }]), [said('agrees', 60)]],
      [essayOf(TEXTS.slice(0, 3)), [said('agrees', 60)]],
    ] as const) {
      expect(teachOf(essay, [...verdicts]).support(sentence(60)).size).toBe(0);
    }
  });

  it('tells where it may bring a sentence up: near what was confirmed, or in its very words, and never by a refusal', () => {
    const guessed = (degrees: number, text = 'Berlin spends more.') => ({ text, vector: at(degrees) });
    const taught = teachOf(essayOf(TEXTS), [said('agrees', 60), said('not-a-match', 200, 'c1')]);
    expect([0, 60, 100, 140, 200].map((degrees) => taught.mayRaise(guessed(degrees)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(taught.mayRaise(guessed(200, 'Said at 60.'))).toBe(true);
  });

  it('moves the threshold of the judged claim alone, down by a refusal', () => {
    const scores = TEXTS.map(() => ({ score: 0.3, agrees: 0.3, disputes: 0 }));
    const weighed = teachOf(essayOf(TEXTS), [said('not-a-match', 60, 'c1')]).weigh(scores, sentence(58));
    expect(weighed[1]!.score).toBeLessThan(0.2);
    expect([weighed[0], weighed[2], weighed[3]]).toEqual([scores[0], scores[2], scores[3]]);
  });
});
