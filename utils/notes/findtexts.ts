import { foldTerm } from './foldterm.ts';

/**
 * Finds texts that have a word beginning with each word of a query, in the given order; none for a query without words.
 * A plain look through all: for claims and kept sentences, which are short and have no need to be ranked.
 */
export function createTextFinder<T>(things: T[], textOf: (thing: T) => string): (query: string) => T[] {
  const folded = things.map((thing) => ({ thing, text: ` ${wordsOf(textOf(thing)).join(' ')}` }));
  return (query) => {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    return folded.filter(({ text }) => words.every((word) => text.includes(` ${word}`))).map(({ thing }) => thing);
  };
}

function wordsOf(text: string): string[] {
  return foldTerm(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
