/** Fewest words of a sentence that can carry a claim (the shortest true one of the gold set has 8). */
const LEAST_WORDS = 5;

/** Block kinds that say what a text is about, not what is so. */
const NOT_PROSE = new Set(['heading', 'caption', 'cell', 'sign-up']);

/** A sentence ends in a mark; a headline in a paragraph does not, and mostly writes its words with capitals. */
const ENDED = /[.!…:;]["'”’)\]\s]*$/;
const HEADLINE_SHARE = 0.6;

const QUESTION = /\?["'”’\s]*$/;
const BYLINE =
  /^(?:(?:\w+ )?more:|(?:by|photo|image|picture|video|source|credit|read more|see also|related|updated|published|©)\b[^.]{0,80}$)/i;

/**
 * Tells whether a sentence may be matched at all. Headings, captions, table cells, questions, bylines and stubs are
 * left alone: a reader wants the sentence that says it.
 * @param kind the sentence's block kind, where known
 */
export function isMatchable(text: string, kind = 'paragraph'): boolean {
  if (!isMatchedKind(kind) || QUESTION.test(text) || BYLINE.test(text)) return false;
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  if (words.length < LEAST_WORDS) return false;
  if (!ENDED.test(text) && isHeadline(words)) return false;
  return words.some((word) => word !== word.toUpperCase());
}

/** Tells whether sentences of a block of this kind are matched at all. */
export function isMatchedKind(kind: string): boolean {
  return !NOT_PROSE.has(kind);
}

function isHeadline(words: string[]): boolean {
  const long = words.filter((word) => word.length > 3);
  return long.filter((word) => word[0] !== word[0]!.toLowerCase()).length >= HEADLINE_SHARE * long.length;
}
