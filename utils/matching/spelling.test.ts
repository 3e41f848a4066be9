import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordPattern } from './spelling.ts';

const ANY = /\p{N}+(?:[.,]\p{N}+)*%?|(?:\p{L}\.){2,}|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/gu;
const wordsOf = (text: string) => text.match(wordPattern(text)) ?? [];

/** What words and numbers are made of, thick and fast, and all that Latin texts hold besides. */
const latin = fc.array(
  fc.oneof(
    fc.constantFrom(..."aZéßØž09²½.,%’' -—“…"),
    fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)),
    fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCharCode(code)),
    fc.integer({ min: 0x20a0, max: 0x20c0 }).map((code) => String.fromCharCode(code)),
  ),
);

it('cuts Latin texts as it cuts all', () => {
  fc.assert(
    fc.property(latin, (characters) => {
      const text = characters.join('');
      expect(wordsOf(text)).toEqual(text.match(ANY) ?? []);
    }),
    { numRuns: 2_000 },
  );
});

it('cuts texts of other alphabets, and with marks of their own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(wordsOf(text)).toEqual(text.match(ANY) ?? []);
    }),
  );
  expect(wordsOf('Вучић met Vuc\u030ci\u0107’s men, 5,000.5% of them, in the U.S. 中国')).toEqual([
    'Вучић',
    'met',
    'Vuc\u030ci\u0107’s',
    'men',
    '5,000.5%',
    'of',
    'them',
    'in',
    'the',
    'U.S.',
    '中国',
  ]);
});
