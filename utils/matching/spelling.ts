let word: RegExp | undefined;
let latinWord: RegExp | undefined;

/** Letters and digits up to U+024F, the end of Latin Extended-B, where there are no marks. */
const LATIN = 'A-Za-zªµºÀ-ÖØ-öø-ɏ';
const DIGIT = '0-9²³¹¼-¾';
/** Beside them, general punctuation and currency signs: no letters and no digits. */
const BEYOND_LATIN = /[^\0-\u024f\u2000-\u206f\u20a0-\u20c0]/;

/**
 * What a word of a text is: letters and digits, with inner dots (U.S.), apostrophes (Europe's) and digit groups (5,000.5).
 * Most texts are told by a pattern of Latin letters, to the same effect: the one with all alphabets takes a page 2 ms the first
 * time. Each is made when first asked for.
 */
export function wordPattern(text: string): RegExp {
  if (BEYOND_LATIN.test(text)) return (word ??= patternOf('\\p{L}', '\\p{M}', '\\p{N}', 'gu'));
  return (latinWord ??= patternOf(LATIN, '', DIGIT, 'g'));
}

function patternOf(letter: string, mark: string, digit: string, flags: string): RegExp {
  const number = `[${digit}]+(?:[.,][${digit}]+)*%?`;
  return new RegExp(
    `${number}|(?:[${letter}]\\.){2,}|[${letter}${mark}][${letter}${mark}${digit}]*(?:['’][${letter}]+)?`,
    flags,
  );
}

/** Takes dots and possessive off a name: "U.S." and "US’s" become "US". Numbers keep their dots. */
export function foldName(word: string): string {
  if (/^\p{N}/u.test(word)) return word;
  return word.replace(/['’]s?$/, '').replaceAll('.', '');
}

/** Takes diacritics off a lower-case word: the news spells Vučić both ways. */
export function foldAccents(word: string): string {
  for (let i = 0; i < word.length; i += 1) {
    if (word.charCodeAt(i) > 127) return foldLetters(word.normalize('NFKD').replace(/\p{M}/gu, ''));
  }
  return word;
}

/** Takes strokes off lower-case letters that are no letter and a mark. */
export function foldLetters(text: string): string {
  return text.replaceAll('ł', 'l').replaceAll('ø', 'o');
}

/**
 * Tells whether a word of a text is that part of a name. Names need their capital letter; those of up to three letters
 * need all capitals, or "us" and "who" would be countries and agencies.
 */
export function isNamePart(part: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  if (part.length <= 3 && part === part.toUpperCase()) return word === part;
  return (
    word.toLowerCase() === part.toLowerCase() &&
    (part[0] !== part[0]!.toUpperCase() || word[0] === word[0]!.toUpperCase())
  );
}
