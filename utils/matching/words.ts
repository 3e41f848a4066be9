import { tokenize } from './terms.ts';

/** What the lexical signals and the explanation need of a text. */
export interface Words {
  /** Terms of content words and names. */
  terms: Set<string>;
  /** Terms of names alone. */
  names: Set<string>;
  numbers: Set<string>;
  /** All words. */
  length: number;
}

/** Reads a sentence's or claim's words. */
export function readWords(text: string): Words {
  const tokens = tokenize(text);
  const content = tokens.filter((token) => !token.stop && token.kind !== 'number');
  return {
    terms: new Set(content.map((token) => token.term)),
    names: new Set(content.filter((token) => token.kind === 'name').map((token) => token.term)),
    numbers: new Set(tokens.filter((token) => token.kind === 'number').map((token) => token.term)),
    length: tokens.length,
  };
}
