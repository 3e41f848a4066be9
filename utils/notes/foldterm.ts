/** Letters that Unicode does not take apart, as one types them without their stroke or ligature. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
};

/** Folds case and accents away: "Vučić" is found by "vucic", "Łódź" by "lodz". */
export function foldTerm(term: string): string {
  const bare = term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[ßæœøđðþłħŧı]/g, (letter) => PLAIN[letter]!);
}

/** Folds what is typed to find a text, and the text: as `foldTerm`, and a typed apostrophe finds a printed one. */
export function foldTyped(text: string): string {
  return foldTerm(text.trim()).replaceAll('’', "'");
}
