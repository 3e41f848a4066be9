let word: RegExp | undefined;

/**
 * What a word is: letters and digits, with inner dots (U.S.), apostrophes (Europe's) and digit groups (5,000.5). Made when
 * first asked for: looking the alphabets up takes most of a millisecond, which every page that is opened would pay.
 */
export function wordPattern(): RegExp {
  word ??= /\p{N}+(?:[.,]\p{N}+)*%?|(?:\p{L}\.){2,}|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/gu;
  return word;
}

/** Takes dots and possessive off a name: "U.S." and "US’s" become "US". Numbers keep their dots. */
export function foldName(word: string): string {
  if (/^\p{N}/u.test(word)) return word;
  return word.replace(/['’]s?$/, '').replaceAll('.', '');
}

/** Takes diacritics off a lower-case word: the news spells Vučić both ways. */
export function foldAccents(word: string): string {
  for (let i = 0; i < word.length; i += 1) {
    if (word.charCodeAt(i) > 127)
      return word.normalize('NFKD').replace(/\p{M}/gu, '').replace('ł', 'l').replace('ø', 'o');
  }
  return word;
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
