import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type EssaySentence, splitEssay } from '../utils/essays/essaysentences.ts';
import { guessHeading } from '../utils/essays/heading.ts';
import { readJsonLines } from './sharedfolder.ts';

/** A claim that a reader marked: the sentences that make it (positions), the first one being his choice. */
export type MarkedClaim = number[];

/** An op-ed of our own writing, with its claims as two readers marked them, each without seeing the other's marks. */
export interface MarkedOpEd {
  text: string;
  title: string;
  sentences: EssaySentence[];
  readers: [author: MarkedClaim[], second: MarkedClaim[]];
}

const FOLDER = new URL('opeds/', import.meta.url);

/** Reads the op-eds of bench/opeds (README there). */
export function readMarkedOpEds(): MarkedOpEd[] {
  const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []));
  return names.toSorted().map((name) => {
    const text = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');
    const { title, bodyStart } = guessHeading(text);
    const sentences = splitEssay(text, bodyStart);
    const marks = (reader: 'first' | 'second') => readMarks(`${name}.${reader}.jsonl`, text, sentences);
    return { text, title, sentences, readers: [marks('first'), marks('second')] };
  });
}

function readMarks(file: string, text: string, sentences: EssaySentence[]): MarkedClaim[] {
  return readJsonLines<{ quote: string; repeats: string[] }>(fileURLToPath(new URL(file, FOLDER)))
    .map(({ quote, repeats }) => [quote, ...repeats].flatMap((each) => placeOf(each, text, sentences)))
    .filter((places) => places.length > 0);
}

/** The sentence that holds most of a quotation; none where it lies in the title. */
function placeOf(quote: string, text: string, sentences: EssaySentence[]): number[] {
  const start = text.indexOf(quote);
  if (start === -1) throw new Error(`A marked sentence is not in its op-ed: ${quote}`);
  const shared = sentences.map((each) => Math.min(each.end, start + quote.length) - Math.max(each.start, start));
  const most = Math.max(...shared);
  return most > 0 ? [shared.indexOf(most)] : [];
}
