import type { Span } from './match.ts';
import type { Token } from './terms.ts';

/** Words of a stretch, before it is rounded off. */
const LONGEST = 16;
/** What a mark between clauses costs a stretch that runs across it, in gains (`explain.ts`). */
const ACROSS_CLAUSES = 0.07;
const CLAUSE = /[,;:—–"“”()]/;
/** Least weight of a stretch, and least share of the weightiest one's. */
const LEAST = { weight: 0.03, share: 0.4 };
/** Without these before it a stretch would say the contrary. */
const NEGATION = /^(?:no|not|never|without|little|few|cannot|nor|neither|hardly|nobody|nothing|none)$/i;

/** A stretch of a text, from its first to its last word. */
export interface Stretch {
  first: number;
  last: number;
  /** Gains of its words, what lies between them taken off. */
  weight: number;
}

/**
 * Finds the stretches whose words gain most together, apart from one another, in the order of the text.
 * @param gains one for each word, below 0 where it tells nothing
 */
export function findStretches(text: string, words: Token[], gains: number[]): Stretch[] {
  const found: Stretch[] = [];
  const seek = (from: number, to: number) => {
    const best = weightiest(text, words, gains, from, to);
    if (!best) return;
    seek(from, best.first);
    found.push(best);
    seek(best.last + 1, to);
  };
  seek(0, words.length);
  const most = Math.max(0, ...found.map(({ weight }) => weight));
  return found.filter(({ weight }) => weight >= most * LEAST.share);
}

function weightiest(text: string, words: Token[], gains: number[], from: number, to: number): Stretch | null {
  let best: Stretch | null = null;
  for (let first = from; first < to; first += 1) {
    if (gains[first]! <= 0) continue;
    let weight = 0;
    for (let last = first; last < Math.min(to, first + LONGEST); last += 1) {
      if (last > first && CLAUSE.test(between(text, words, last))) weight -= ACROSS_CLAUSES;
      weight += gains[last]!;
      if (weight > (best?.weight ?? LEAST.weight)) best = { first, last, weight };
    }
  }
  return best;
}

/**
 * Brings stretches to where a reader would end them: with the word right before and right after that belongs to the same
 * phrase, whole compounds and names, and a negation before. Those that then meet become one.
 * @param stretches in the order of the text
 * @returns spans, weightiest first
 */
export function roundOff(text: string, words: Token[], stretches: Stretch[]): Span[] {
  const rounded: Stretch[] = [];
  for (const stretch of stretches) {
    const next = widen(text, words, stretch);
    const before = rounded.at(-1);
    // Two in one name both grow to all of it: they are one, whatever mark stands before the name.
    const overlaps = before && next.first <= before.last;
    const adjoins = before && next.first === before.last + 1 && !CLAUSE.test(between(text, words, next.first));
    if (overlaps || adjoins) {
      before.first = Math.min(before.first, next.first);
      before.last = Math.max(before.last, next.last);
      before.weight += next.weight;
    } else rounded.push(next);
  }
  return rounded
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ first, last }) => ({ start: words[first]!.start, end: words[last]!.end }));
}

function widen(text: string, words: Token[], { first, last, weight }: Stretch): Stretch {
  /** Whether a word is one with the word before it. */
  const joined = (at: number) => {
    if (at < 1 || at >= words.length) return false;
    const [before, word] = [words[at - 1]!, words[at]!];
    const gap = between(text, words, at);
    return /^[-‑]$/.test(gap) || (gap === ' ' && before.kind === 'name' && word.kind === 'name');
  };
  const follows = (at: number) =>
    at > 0 && at < words.length && between(text, words, at) === ' ' && !words[at - 1]!.stop && !words[at]!.stop;
  const complete = () => {
    while (joined(first)) first -= 1;
    while (joined(last + 1)) last += 1;
  };
  complete();
  if (follows(first)) first -= 1;
  if (follows(last + 1)) last += 1;
  complete();
  if (first > 0 && NEGATION.test(words[first - 1]!.text)) first -= 1;
  return { first, last, weight };
}

/** Cuts words into clauses. */
export function clausesOf(text: string, words: Token[]): { first: number; last: number }[] {
  const clauses: { first: number; last: number }[] = [];
  for (const at of words.keys()) {
    const clause = clauses.at(-1);
    if (clause && !CLAUSE.test(between(text, words, at))) clause.last = at;
    else clauses.push({ first: at, last: at });
  }
  return clauses;
}

/** What stands between a word and the one before it. */
function between(text: string, words: Token[], at: number): string {
  return text.slice(words[at - 1]?.end ?? 0, words[at]!.start);
}
