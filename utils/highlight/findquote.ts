import search from 'approx-string-match';
import { normalizeText } from '../article/normalize.ts';
import type { Quote } from '../notes/note.ts';
import { saysTheSame } from './samesaying.ts';

/** Where a quote was found, UTF-16 offsets into the searched text. */
export interface FoundQuote {
  start: number;
  end: number;
  /** True where the text is word for word the quote's. */
  exact: boolean;
}

/** What is searched for; `start` is a hint that only breaks ties. */
export type SoughtQuote = Pick<Quote, 'exact' | 'prefix' | 'suffix'> & { start?: number };

/** An edited sentence is still the same one up to a fifth of its letters (our choice: an edited clause, not a rewrite). */
const FUZZY_ERROR_RATE = 0.2;
/** Approximate search needs (text x quote) steps; these caps keep one search under about 50 ms. */
const FUZZY_ERRORS_AT_MOST = 48;
const FUZZY_QUOTE_AT_LEAST = 16;
const FUZZY_QUOTE_AT_MOST = 1_000;
const FUZZY_TEXT_AT_MOST = 200_000;
/**
 * Searches for what is next nearest, where the nearest is another sentence; and the steps that all of them may take, as many
 * as the longest quote takes in the longest text: they run in one task.
 */
const FUZZY_ROUNDS = 3;
const FUZZY_STEPS = FUZZY_QUOTE_AT_MOST * FUZZY_TEXT_AT_MOST;
const FUZZY_PLACES_AT_MOST = 50;
/** UTF-16 units on either side that tell a place (as many as are kept), and between them and it: an advertisement, a link. */
const CONTEXT = 32;
const CONTEXT_SLACK = 120;
/** Less tells nothing. */
const CONTEXT_AT_LEAST = 4;
/** Share of the letters beside a place that may be others; of two English texts that have nothing to do with each other about 0.6 are. */
const CONTEXT_ERROR_RATE = 0.3;
/** UTF-16 units on either side in which a sentence's beginning or end is looked for. */
const SENTENCE_SLACK = 120;
const SENTENCE_END = /[.!?…]["'”’»)\]]*$/;
/** A hostile page may repeat a sentence without end. */
const OCCURRENCES_AT_MOST = 1_000;

/** Finds a quote word for word; among repeats its prefix and suffix decide, then nearness to `start`. */
export function findExactly(text: string, quote: SoughtQuote): FoundQuote | null {
  const exact = normalizeText(quote.exact);
  if (!exact) return null;
  const found: FoundQuote[] = [];
  for (let at = text.indexOf(exact); at >= 0 && found.length < OCCURRENCES_AT_MOST; at = text.indexOf(exact, at + 1)) {
    found.push({ start: at, end: at + exact.length, exact: true });
  }
  return bestOf(text, found, quote);
}

/**
 * Finds a quote whose words were edited a little, where what is kept of its surroundings is still about it on one side.
 * Null where it is too short to tell, nothing is near enough, or what is near says another thing: a wrong place is worse
 * than none.
 */
export function findRoughly(text: string, quote: SoughtQuote): FoundQuote | null {
  const exact = normalizeText(quote.exact);
  if (exact.length < FUZZY_QUOTE_AT_LEAST || exact.length > FUZZY_QUOTE_AT_MOST || text.length > FUZZY_TEXT_AT_MOST)
    return null;
  const errors = Math.min(FUZZY_ERRORS_AT_MOST, Math.floor(exact.length * FUZZY_ERROR_RATE));
  const rounds = Math.min(FUZZY_ROUNDS, Math.floor(FUZZY_STEPS / (exact.length * Math.max(1, text.length))));
  let searched = text;
  for (let round = 0; round < rounds; round += 1) {
    const near = search(searched, exact, errors).slice(0, FUZZY_PLACES_AT_MOST);
    if (near.length === 0) return null;
    const found = near.map(({ start, end }) => ({ ...toWords(text, start, end), exact: false }));
    const own = found.filter((place) => isOf(quote, exact, text, place));
    if (own.length > 0) return bestOf(text, own, quote);
    for (const { start, end } of near)
      searched = searched.slice(0, start) + '\0'.repeat(end - start) + searched.slice(end);
  }
  return null;
}

/** Tells whether a place that is like a quote can be the quote's. */
function isOf(quote: SoughtQuote, exact: string, text: string, place: { start: number; end: number }): boolean {
  const prefix = normalizeText(quote.prefix).slice(-CONTEXT);
  const suffix = normalizeText(quote.suffix).slice(0, CONTEXT);
  const isKnown = prefix.length >= CONTEXT_AT_LEAST || suffix.length >= CONTEXT_AT_LEAST;
  const around = CONTEXT + CONTEXT_SLACK;
  const standsThere =
    !isKnown ||
    holdsRoughly(text.slice(Math.max(0, place.start - around), place.start), prefix) ||
    holdsRoughly(text.slice(place.end, place.end + around), suffix);
  return standsThere && saysTheSame(exact, sentenceAt(text, place, { opens: SENTENCE_END.test(prefix), exact }));
}

function holdsRoughly(text: string, piece: string): boolean {
  if (piece.length < CONTEXT_AT_LEAST) return false;
  return text.includes(piece) || search(text, piece, Math.floor(piece.length * CONTEXT_ERROR_RATE)).length > 0;
}

/**
 * Takes in, where the quote is a sentence from its beginning or to its end, what the sentence at a place has more: "Not" in
 * front of it costs a search less than a letter.
 */
function sentenceAt(
  text: string,
  { start, end }: { start: number; end: number },
  { opens, exact }: { opens: boolean; exact: string },
): string {
  const before = opens ? text.slice(Math.max(0, start - SENTENCE_SLACK), start) : '';
  const found = text.slice(start, end);
  const after = SENTENCE_END.test(exact) && !SENTENCE_END.test(found) ? text.slice(end, end + SENTENCE_SLACK) : '';
  const opening = before.split(/[.!?…]["'”’»)\]]*\s/).at(-1) ?? '';
  const closing = /^.*?[.!?…](?=["'”’»)\]]*(?:\s|$))/s.exec(after)?.[0] ?? after;
  return opening + found + closing;
}

/** Grows a rough find to whole words, and drops white space at its ends. */
function toWords(text: string, start: number, end: number): { start: number; end: number } {
  while (text[start] === ' ' && start < end) start += 1;
  while (text[end - 1] === ' ' && end > start) end -= 1;
  while (start > 0 && text[start - 1] !== ' ' && text[start] !== ' ') start -= 1;
  while (end < text.length && text[end] !== ' ' && text[end - 1] !== ' ') end += 1;
  return { start, end };
}

function bestOf(text: string, found: FoundQuote[], quote: SoughtQuote): FoundQuote | null {
  if (found.length < 2) return found[0] ?? null;
  const prefix = normalizeText(quote.prefix);
  const suffix = normalizeText(quote.suffix);
  const hint = quote.start ?? 0;
  let best: FoundQuote | null = null;
  let bestContext = -1;
  for (const candidate of found) {
    const before = text.slice(Math.max(0, candidate.start - prefix.length - 1), candidate.start).trimEnd();
    const after = text.slice(candidate.end, candidate.end + suffix.length + 1).trimStart();
    const context = sharedContext(before, after, { prefix, suffix });
    const nearer = !best || Math.abs(candidate.start - hint) < Math.abs(best.start - hint);
    if (context > bestContext || (context === bestContext && nearer)) {
      best = candidate;
      bestContext = context;
    }
  }
  return best;
}

/**
 * Counts the characters next to a place that are those next to the quote. Whole words count: any two sentences have a
 * full stop before them.
 */
export function sharedContext(before: string, after: string, quote: { prefix: string; suffix: string }): number {
  return sharedEnd(before, quote.prefix) + sharedStart(after, quote.suffix);
}

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  return i === a.length || i === b.length ? i : Math.max(0, a.slice(0, i).lastIndexOf(' '));
}

function sharedEnd(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[a.length - 1 - i] === b[b.length - 1 - i]) i += 1;
  if (i === a.length || i === b.length) return i;
  const space = a.slice(a.length - i).indexOf(' ');
  return space < 0 ? 0 : i - space - 1;
}
