import { foldedWords } from './findtexts.ts';
import { foldTerm } from './foldterm.ts';
import { WORD } from './word.ts';

/** A stretch of a text: one of the words that were looked for, or what stands between them. */
export interface Stretch {
  text: string;
  sought: boolean;
}

/** UTF-16 code units of a snippet, about: it ends with a word. */
const LENGTH = 200;

/** Of these, what stands before the first word that was looked for. */
const LEAD = 40;

interface Place {
  start: number;
  end: number;
  /** Which of the words that are looked for begin it. */
  begun: number[];
}

/**
 * Cuts out of a text the passage with most of the words that were typed, as `createTextSearch` finds them, the first of
 * several; "…" stands where it was cut. White space becomes a blank.
 * @returns null where none of the words is in the text, or none was typed
 */
export function cutSnippet(text: string, typed: string): Stretch[] | null {
  const words = [...new Set(foldedWords(typed))];
  const passage = words.length > 0 ? findPassage(text, words) : null;
  if (!passage) return null;
  const from = cutBefore(text, passage.start);
  const to = cutAfter(text, Math.max(passage.end, from + LENGTH), passage.end);
  const stretches: Stretch[] = [];
  const add = (part: string, sought: boolean) => {
    if (part !== '') stretches.push({ text: part.replace(/\s+/g, ' '), sought });
  };
  if (from > 0) add('…', false);
  let done = from;
  for (const { start, end } of findWords(text.slice(from, to), words)) {
    add(text.slice(done, from + start), false);
    add(text.slice(from + start, from + end), true);
    done = from + end;
  }
  add(text.slice(done, to), false);
  if (to < text.length) add('…', false);
  return stretches;
}

/** Tells whether each word that was typed begins a word of the text. */
export function hasAllWords(text: string, typed: string): boolean {
  const folded = foldedWords(text);
  return foldedWords(typed).every((word) => folded.some((each) => each.startsWith(word)));
}

/** Finds the stretch with most of the words that fits into a snippet. It looks no further than one with all of them. */
function findPassage(text: string, words: string[]): { start: number; end: number } | null {
  let best: { start: number; end: number; count: number } | null = null;
  let near: Place[] = [];
  for (const place of findWords(text, words)) {
    near = [...near.filter(({ start }) => place.end - start <= LENGTH - LEAD), place];
    const count = new Set(near.flatMap(({ begun }) => begun)).size;
    if (count > (best?.count ?? 0)) best = { start: near[0]!.start, end: place.end, count };
    if (count === words.length) break;
  }
  return best;
}

function* findWords(text: string, words: string[]): Generator<Place> {
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const folded = foldTerm(found);
    const begun = words.flatMap((word, i) => (folded.startsWith(word) ? [i] : []));
    if (begun.length > 0) yield { start: index, end: index + found.length, begun };
  }
}

/** Where the snippet begins: with a word, some way before a place. */
function cutBefore(text: string, place: number): number {
  if (place <= LEAD) return 0;
  const blank = text.slice(place - LEAD, place).search(/\s/);
  return blank < 0 ? place : place - LEAD + blank + 1;
}

/** Where it ends: with a word, at most so far and no nearer than `least`. */
function cutAfter(text: string, most: number, least: number): number {
  if (most >= text.length) return text.length;
  const rest = text.slice(least, most + 1);
  const blank = rest.search(/\s\S*$/);
  return blank < 0 ? least : least + blank;
}
