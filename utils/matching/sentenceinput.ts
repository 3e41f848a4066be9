import type { SentenceInput } from './match.ts';

interface Laid {
  text: string;
  /** It begins an article of its own on a page of several. */
  opens?: true;
}

/** Lays sentences out for the matcher: each with its context. */
export function toSentenceInputs(sentences: Laid[]): SentenceInput[] {
  return sentences.map(({ text }, index) => ({ text, context: contextOf(sentences, index) }));
}

/**
 * The sentence before one in its article, which its pronouns may need: news often has one to a paragraph. Empty where
 * there is none, or no such sentence.
 */
export function contextOf(sentences: Laid[], index: number): string {
  return sentences[index]?.opens ? '' : (sentences[index - 1]?.text ?? '');
}
