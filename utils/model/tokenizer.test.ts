import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from './tokenizer.ts';

const json = readFileSync(resolve(import.meta.dirname, '../../public/models/claim-encoder/tokenizer.json'), 'utf8');
const START = 101;
const END = 102;

describe('createTokenizer', () => {
  const tokenizer = createTokenizer(json, 16);

  it('gives the ids that the model was trained with', () => {
    expect(tokenizer.encode('Russia is not strong.')).toEqual([START, 3607, 2003, 2025, 2844, 1012, END]);
  });

  it('folds case and accents', () => {
    expect(tokenizer.encode('RÚSSIA')).toEqual(tokenizer.encode('russia'));
  });

  it('never exceeds its room and always ends properly, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, (any) => {
        const ids = tokenizer.encode(any);
        expect(ids.length).toBeLessThanOrEqual(16);
        expect(ids[0]).toBe(START);
        expect(ids.at(-1)).toBe(END);
      }),
    );
  });

  it('tells where each id stands', () => {
    const text = 'Vučić’s “win”: 5,000 unpatriotically-minded';
    const places = tokenizer.places(text).map(({ start, end }) => text.slice(start, end));
    expect(places).toHaveLength(14);
    expect([...new Set(places)].join('|')).toBe('Vučić|’|s|“|win|”|:|5|,|000|unpatriotically');
    expect(places).toHaveLength(tokenizer.encode(text).length - 2);
  });

  it('gives as many places as ids, whatever the words', () => {
    const words = fc.array(
      fc.constantFrom('Russia', 'naïve', 'U.S.', '€5', "don't", '中国', 'a-b', '$1.5bn', '—', '😀'),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        expect(tokenizer.places(text)).toHaveLength(tokenizer.encode(text).length - 2);
      }),
    );
  });

  it('takes a megabyte without a space', () => {
    expect(tokenizer.encode('x'.repeat(1_000_000)).length).toBeLessThanOrEqual(16);
  });
});
