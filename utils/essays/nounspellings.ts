import { isPlural, writeWord, type PlacedWord } from './placedwords.ts';
import type { WordClasses } from './wordclasses.ts';

/** A plural names a theme unless the singular is written more than this many times as often: "food" stands beside "foods". */
const RARER_PLURAL = 3;

/** Finds how to write each term that a text uses as a noun: a name as most often, other nouns in the plural where it can be. */
export function spellNouns(texts: PlacedWord[][], { nouns }: WordClasses): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const word of texts.flat()) {
    if (!word.content || !nouns.has(word.spelling)) continue;
    const ofTerm = counts.get(word.term) ?? new Map<string, number>();
    const written = writeWord(word);
    counts.set(word.term, ofTerm.set(written, (ofTerm.get(written) ?? 0) + 1));
  }
  return new Map([...counts].map(([term, written]) => [term, choose(written)]));
}

function choose(written: Map<string, number>): string {
  const most = [...written].toSorted((a, b) => b[1] - a[1]);
  const [first, count] = most[0]!;
  if (most.some(([text]) => isName(text))) return first;
  return most.find(([text, uses]) => isPlural(text) && uses * RARER_PLURAL >= count)?.[0] ?? first;
}

/** Tells whether `spellNouns` or a phrase writes a word as a name. */
export function isName(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}
