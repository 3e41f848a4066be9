import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf, findStretches, roundOff } from './stretches.ts';
import { tokenize } from './terms.ts';

/** Lets the marked words gain and the others cost a little; returns what is found and what is shown. */
function find(text: string, telling: string[], cost = -0.02) {
  const words = tokenize(text);
  const gains = words.map((word) => (telling.includes(word.text) ? 0.1 : word.stop ? 0 : cost));
  const stretches = findStretches(text, words, gains);
  return {
    found: stretches.map(({ first, last }) => text.slice(words[first]!.start, words[last]!.end)),
    shown: roundOff(text, words, stretches).map(({ start, end }) => text.slice(start, end)),
  };
}

describe('findStretches', () => {
  it('bridges what costs less than it joins', () => {
    const text = 'Fighters from abroad enlisted in units';
    expect(find(text, ['Fighters', 'enlisted']).found).toEqual(['Fighters from abroad enlisted']);
    expect(find(text, ['Fighters', 'enlisted'], -0.2).found).toEqual(['Fighters', 'enlisted']);
  });

  it('runs across clauses only for much', () => {
    const text = 'He bought oil, refined and sold it';
    expect(find(text, ['oil', 'refined']).found).toEqual(['oil, refined']);
    expect(find(text, ['bought', 'sold'], -0.05).found).toEqual(['bought', 'sold']);
  });

  it('drops what is faint beside the weightiest', () => {
    const text = 'Troops pushed forward fast while talks of the many parties of the whole war stalled';
    expect(find(text, ['Troops', 'pushed', 'forward', 'stalled'], -0.09).found).toEqual(['Troops pushed forward']);
  });
});

describe('roundOff', () => {
  it.each([
    ['the noun that follows', 'They trade on armed drones in bulk', ['armed'], 'armed drones'],
    [
      'the whole compound',
      'A push over the 1,000-kilometer-long line',
      ['push', '1,000'],
      'push over the 1,000-kilometer-long line',
    ],
    ['the whole name', 'The fall of Bashar al-Assad was swift', ['Bashar'], 'Bashar al-Assad'],
    ['a negation before', 'There was no trained woman left', ['woman'], 'no trained woman left'],
  ])('ends with %s', (_what, text, telling, shown) => {
    expect(find(text, telling).shown).toEqual([shown]);
  });

  it('joins stretches that meet', () => {
    expect(find('Allied jets slowly circled friendly bases', ['jets', 'friendly'], -0.2).shown).toEqual([
      'Allied jets slowly circled friendly bases',
    ]);
  });

  it('makes one of two in a name that a mark stands before', () => {
    const text = 'It was up to one man: NATO Secretary General Mark Rutte.';
    expect(find(text, ['NATO', 'Rutte'], -0.2).shown).toEqual(['NATO Secretary General Mark Rutte']);
  });

  it('gives spans apart from one another, whatever the text and the gains', () => {
    const gain = fc.oneof(fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.constantFrom(-0.2, 0.1));
    const word = fc.constantFrom('no', 'trained', 'the', 'war', 'Kyiv', 'Mark', 'Rutte', 'NATO');
    const gap = fc.constantFrom(' ', ' ', ' ', ': ', '-', '');
    const text = fc.array(fc.tuple(word, gap)).map((all) => all.flat().join(''));
    fc.assert(
      fc.property(text, fc.infiniteStream(gain), (string, gains) => {
        const words = tokenize(string);
        const stretches = findStretches(
          string,
          words,
          words.map(() => gains.next().value!),
        );
        const spans = roundOff(string, words, stretches).toSorted((a, b) => a.start - b.start);
        for (const [i, { start, end }] of spans.entries()) {
          expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(string.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('clausesOf', () => {
  it('cuts at marks', () => {
    const text = 'Prices doubled in Odesa, he added: (again)';
    const words = tokenize(text);
    expect(clausesOf(text, words).map(({ first, last }) => text.slice(words[first]!.start, words[last]!.end))).toEqual([
      'Prices doubled in Odesa',
      'he added',
      'again',
    ]);
  });
});
