import { AFTER_TIME, BEFORE_NUMBER, EITHER, SPEECH, STARTERS, TITLES, WORDS_TOO } from './abbreviations.ts';
import { FIGURES, MARKS, MARKS_AHEAD } from './footnotemarks.ts';

/** A stretch of text: UTF-16 offsets, the end exclusive. */
export interface SentenceSpan {
  start: number;
  end: number;
}

/** Characters around a possible boundary that decide about it; bounds the work on text without boundaries. */
const WINDOW = 90;

const CLOSERS = `["'”’»«›)\\]]*(?:\\s»(?=\\s|$))?${MARKS}`;

/**
 * A full stop and its kin with what closes after it, then space: a place where a sentence may end. Begins only where no
 * stop stands before it: else each stop of a line of a million dots would be tried to the line's end.
 */
const STOP = new RegExp(`(?<![.!?…])[.!?…]+${CLOSERS}(?:${FIGURES}\\s+(?=["“‘'«([]*\\p{Lu})|\\s+(?=\\S))`, 'gu');
/** Stops after which no space need follow. */
const OTHER_STOPS = '[。！？｡؟۔।॥։።]';
const HAS_OTHER_STOPS = new RegExp(OTHER_STOPS, 'u');
const ENDED = new RegExp(`([.!?…]+|${OTHER_STOPS}+)(${CLOSERS})(${FIGURES}?)$`, 'u');

/** "policy.The": a space that the page lost. */
const GLUED = /\p{Ll}{3}[.!?]["”’]?(?=(\p{Lu}\p{Ll}*)\s)/gu;
const GLUED_QUOTE = /\p{Ll}{2}[.!?](?=“\p{Lu}\p{Ll}*[\s,])/gu;

/** Languages that write "3." for an ordinal. */
const ORDINAL_STOP = new Set('de da nb nn no fi cs sk sl hr sr bs pl hu et lv tr'.split(' '));

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Splits one block's text into sentences: ordered, apart, trimmed, with nothing but white space between them.
 * Full stops before a space propose, and `Intl.Segmenter` where other stops are in use: to make the first one takes a page
 * 11 ms, and of 23,000 English sentences on real pages it would part nine more, half of them rightly. The rules below refuse
 * what is an abbreviation, an initial, a number, or a quotation that its sentence goes on after.
 * @param language primary subtag where known
 */
export function splitSentences(text: string, language?: string): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let start = 0;
  const add = (end: number): void => {
    const sentence = text.slice(start, end);
    const length = sentence.trim().length;
    const from = start + sentence.length - sentence.trimStart().length;
    if (length > 0) spans.push({ start: from, end: from + length });
    start = end;
  };
  for (const at of proposals(text, language)) {
    if (isBoundary(text, start, at, language)) add(at);
  }
  add(text.length);
  return spans;
}

/** Offsets at which a next sentence could begin, ascending. */
function proposals(text: string, language?: string): number[] {
  const offsets = new Set<number>();
  if (HAS_OTHER_STOPS.test(text))
    for (const segment of segmenterFor(language).segment(text)) offsets.add(segment.index);
  for (const match of text.matchAll(STOP)) offsets.add(match.index + match[0].length);
  for (const match of text.matchAll(GLUED)) {
    if (STARTERS.has((match[1] ?? '').toLowerCase())) offsets.add(match.index + match[0].length);
  }
  for (const match of text.matchAll(GLUED_QUOTE)) offsets.add(match.index + match[0].length);
  offsets.delete(0);
  return [...offsets].toSorted((a, b) => a - b);
}

function segmenterFor(language = ''): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    try {
      segmenter = new Intl.Segmenter(language || undefined, { granularity: 'sentence' });
    } catch {
      // A page may declare a language that is no language tag.
      segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
    }
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

function isBoundary(text: string, start: number, at: number, language?: string): boolean {
  const head = text.slice(Math.max(start, at - WINDOW), at);
  const before = head.trimEnd();
  const after = text.slice(at, at + WINDOW).trimStart();
  if (after === '') return false;
  if (/\n\s*$/.test(head)) return true;
  const ended = ENDED.exec(before);
  if (!ended) return false;
  const [, stop = '', closers = '', figures = ''] = ended;
  if (continues(after, closers, stop)) return false;
  if (head === before && /^[.!?…]/.test(stop) && MARKS_AHEAD.test(after)) return false;
  if (stop !== '.' || closers !== '') return !/\b(?:Yahoo|Jeopardy)!$/.test(before);
  const word = /[^\s("“‘'[«—–/]+$/u.exec(before.slice(0, -1 - figures.length))?.[0] ?? '';
  if (figures !== '' && BEFORE_NUMBER.has(word.toLowerCase())) return false;
  // Never the whole text from `start`: where nothing is a boundary that would be read over and over.
  const wholeStart = at - start <= WINDOW && before.trimStart() === `${word}.`;
  return endsAfter(word, after, wholeStart, language);
}

/** Whether what follows shows that the sentence goes on. */
function continues(after: string, closers: string, stop: string): boolean {
  if (/^["“‘'«([]*\p{Ll}/u.test(after)) return !/^["“‘'«([]*\p{Ll}\p{Lu}/u.test(after);
  // ". . ." is one mark.
  if (/^\.(?:[\s"”’)]|$)/.test(after)) return true;
  if (/^(?:[,;:–—]|-\s|[»”’)\]"'](?:\s|$|[,;:.]))/u.test(after)) return true;
  return /["”’»]/.test(closers) && /^[?!…]/.test(stop) && SPEECH.test(after);
}

/** Whether a sentence ends after a word and its single full stop, given what follows. */
function endsAfter(word: string, after: string, isWhole: boolean, language?: string): boolean {
  const low = word.toLowerCase();
  const next = /^["“‘'«([]*([\p{L}\p{M}\p{N}'’-]*)/u.exec(after)?.[1] ?? '';
  const startsAnew = STARTERS.has(next.toLowerCase());
  const isNumber = /^(?:[\p{N}#]|[IVXLC]+\b)/u.test(next || after);
  if (isWhole && /^(?:\p{N}{1,3}|\p{L})$/u.test(word)) return false;
  if (TITLES.has(low) && !(low === 'sec' || low === 'sr')) return false;
  if (WORDS_TOO.has(word)) return true;
  if (low === 'no' && /^I\b/.test(next)) return true;
  if (BEFORE_NUMBER.has(low)) return !isNumber;
  if (/^[ap]\.m$/.test(low))
    return startsAnew || !(AFTER_TIME.has(next.toLowerCase()) || /^\p{Lu}\p{L}+ [Tt]ime\b/u.test(after));
  if (EITHER.has(low) || low === 'sr' || /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word)) return startsAnew;
  if (/^\p{Lu}$/u.test(word)) return startsAnew || word === 'I';
  if (ORDINAL_STOP.has(language ?? '') && /^\p{N}{1,2}$/u.test(word)) return false;
  return true;
}
