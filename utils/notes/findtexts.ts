import { foldTerm } from './foldterm.ts';
import { WORD } from './word.ts';

/** What is looked for among things with texts. */
export interface TextQuery<T> {
  /** A text has to have a word beginning with each word of these; where they are blank, each does. */
  words: string;
  isWanted(thing: T): boolean;
  /** Of things with one key the first is found. */
  keyOf(thing: T): string;
  /** Where so many are found, the others are not looked at. */
  most: number;
}

/** Finds things by their texts, in the given order. */
export interface TextSearch<T> {
  /** Resolves with what was found, or, once `signal` has aborted, with anything: nobody is there for it. */
  find(things: T[], query: TextQuery<T>, signal: AbortSignal): Promise<T[]>;
}

/** UTF-16 code units of texts folded between two pauses: some tens of milliseconds. An op-ed counts as many sentences. */
export const PORTION = 200_000;

/**
 * Makes a plain look through all: for essays, claims and kept sentences, which have no need to be ranked. A text is
 * folded when it is first looked at, and again only when it changed, many in portions so that the page stays alive.
 */
export function createTextSearch<T>(idOf: (thing: T) => string, textOf: (thing: T) => string): TextSearch<T> {
  const folded = new Map<string, { text: string; words: string }>();
  return {
    async find(things, { words: typed, isWanted, keyOf, most }, signal) {
      const words = foldedWords(typed);
      if (words.length === 0 && typed.trim() !== '') return [];
      const found = new Map<string, T>();
      let read = 0;
      for (const thing of things) {
        if (found.size >= most) break;
        if (!isWanted(thing) || found.has(keyOf(thing))) continue;
        if (words.length > 0) {
          const text = textOf(thing);
          let known = folded.get(idOf(thing));
          if (known?.text !== text) {
            read += text.length;
            if (read >= PORTION) {
              read = 0;
              await pause();
            }
            if (signal.aborted) return [];
            known = { text, words: ` ${foldedWords(text).join(' ')}` };
            folded.set(idOf(thing), known);
          }
          if (!words.every((word) => known.words.includes(` ${word}`))) continue;
        }
        found.set(keyOf(thing), thing);
      }
      return [...found.values()];
    },
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Lists the words of a text, or of what is typed to find it, without case and accents. */
export function foldedWords(text: string): string[] {
  return foldTerm(text).match(WORD) ?? [];
}
