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

/** What stands before an item of a list: a mark, a number, a letter. */
const ITEM = /^\s*(?:[•‣◦▪●·*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)/;

/** Splits an op-ed, from `bodyStart` on, into its sentences; paragraphs are apart by line breaks. The mark of a list's item is no word of it. */
export function splitEssay(text: string, bodyStart: number): EssaySentence[] {
  const found: EssaySentence[] = [];
  let paragraphs = 0;
  for (const paragraph of text.slice(bodyStart).matchAll(/[^\r\n]+/g)) {
    const mark = ITEM.exec(paragraph[0])?.[0].length ?? 0;
    const from = bodyStart + paragraph.index + mark;
    const spans = splitSentences(paragraph[0].slice(mark), 'en');
    for (const [place, span] of spans.entries()) {
      const start = from + span.start;
      const end = from + span.end;
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
