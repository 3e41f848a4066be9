import type { EssaySentence } from './essaysentences.ts';

/** Quotation marks; a straight one after a figure opens nothing: 6" of rain. */
const MARK_OR_LETTER = /[“”"]|[\p{L}\p{N}]/gu;

/**
 * Tells of each sentence whether all its words stand within a quotation, of which it may be the middle: what somebody
 * else says. A quotation ends with its paragraph at the latest.
 */
export function findQuoted(sentences: readonly Pick<EssaySentence, 'text' | 'paragraph'>[]): boolean[] {
  let open = false;
  return sentences.map(({ text, paragraph }, index) => {
    if (paragraph !== sentences[index - 1]?.paragraph) open = false;
    let quoted = true;
    for (const { 0: sign, index: at } of text.matchAll(MARK_OR_LETTER)) {
      if (sign === '“') open = true;
      else if (sign === '”') open = false;
      else if (sign === '"') open = !open && !/\d/.test(text.charAt(at - 1));
      else quoted &&= open;
    }
    return quoted;
  });
}
