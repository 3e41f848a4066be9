import { splitSentences } from '../article/sentences.ts';
import { contentTerms } from '../matching/terms.ts';

/** A sentence of an op-ed. Offsets are UTF-16 units into the op-ed's text. */
export interface EssaySentence {
  start: number;
  end: number;
  /** Its words, white space in single blanks. */
  text: string;
  terms: Set<string>;
  /** Position of its paragraph, of all paragraphs that hold sentences. */
  paragraph: number;
  /** Position within the paragraph, and how many sentences that has. */
  place: number;
  of: number;
}

/** Splits an op-ed, from `bodyStart` on, into its sentences; paragraphs are apart by line breaks. */
export function splitEssay(text: string, bodyStart: number): EssaySentence[] {
  const found: EssaySentence[] = [];
  let paragraphs = 0;
  for (const paragraph of text.slice(bodyStart).matchAll(/[^\r\n]+/g)) {
    const spans = splitSentences(paragraph[0], 'en');
    for (const [place, span] of spans.entries()) {
      const start = bodyStart + paragraph.index + span.start;
      const end = bodyStart + paragraph.index + span.end;
      const sentence = text.slice(start, end);
      found.push({
        start,
        end,
        text: sentence.replace(/\s+/g, ' '),
        terms: new Set(contentTerms(sentence)),
        paragraph: paragraphs,
        place,
        of: spans.length,
      });
    }
    if (spans.length > 0) paragraphs += 1;
  }
  return found;
}
