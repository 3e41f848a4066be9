import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';
import { contentTerms, countTerms, tokenize } from './terms.ts';

describe('tokenize', () => {
  it('gives places that hold the text, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let last = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          last = token.end;
        }
      }),
    );
  });

  it.each([
    ['Kyiv’s army', 'the Ukrainian army'],
    ['Bosnian Serbs', 'Banja Luka'],
    ['the U.S.', 'the White House'],
    ['European defence', "Europe's defenses"],
  ])('meets %j in %j', (one, other) => {
    expect(contentTerms(one)).toEqual(contentTerms(other));
  });

  it('knows a pronoun from a country', () => {
    expect(contentTerms('Nobody told us who came.')).toEqual([]);
  });

  it('reads names and numbers', () => {
    const read = (text: string, kind: string) =>
      tokenize(text).flatMap((token) => (token.kind === kind && !token.stop ? token.term : []));
    expect(read('On Monday the minister met Lindqvist in Kyiv.', 'name')).toEqual(['lindqvist', 'ukraine']);
    expect(read('It rose 2.5% to 5,000 in 2024.', 'number')).toEqual(['2.5%', '5000', '2024']);
  });
});

describe('stem', () => {
  it.each([
    ['negotiating', 'negotiation'],
    ['withdrew', 'withdrawing'],
    ['defence', 'defenses'],
    ['guarantees', 'guaranteed'],
    ['organised', 'organizes'],
    ['families', 'family'],
    ['programmes', 'program'],
    ['labour', 'labor'],
    ['stopped', 'stops'],
  ])('meets %s in %s', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it('keeps apart what differs', () => {
    expect(stem('promise')).not.toBe(stem('prom'));
    expect(stem('nation')).not.toBe(stem('nat'));
  });
});

describe('countTerms', () => {
  it('counts by term, remembers the first spelling, and is not fooled by its memory', () => {
    const counts = countTerms('Kyiv and Ukraine');
    expect(counts.terms.get('ukraine')).toEqual({ count: 2, spelling: 'Kyiv' });
    expect(countTerms('Moscow').terms.has('ukraine')).toBe(false);
    expect(countTerms('the constructor of __proto__').terms.get('constructor')?.count).toBe(1);
  });

  it("counts a title's terms for more, and tells apart one text under two titles", () => {
    const [plain, titled] = ['', 'Moscow'].map((title) => countTerms('Moscow and Kyiv', title).terms);
    expect(titled!.get('russia')!.count).toBeGreaterThan(plain!.get('russia')!.count);
    expect(titled!.get('ukraine')).toEqual(plain!.get('ukraine'));
  });
});
