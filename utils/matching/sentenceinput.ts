import type { SentenceInput } from './match.ts';

/** Lays sentences out for the matcher: each with the one before it, for pronouns; news often has one to a paragraph. */
export function toSentenceInputs(sentences: { text: string }[]): SentenceInput[] {
  return sentences.map(({ text }, index) => ({ text, context: sentences[index - 1]?.text ?? '' }));
}
