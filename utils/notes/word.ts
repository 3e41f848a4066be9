/** Scripts that are written without blanks between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

/**
 * A word, as one is typed to find it: letters and digits with the accents laid over them. Of a script without blanks each sign
 * is one. What is laid over a sign that is no letter, as in "⚠️", is no part of any.
 */
export const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]\\p{M}*)+`, 'gu');
