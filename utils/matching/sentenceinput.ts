import type { SentenceInput } from './match.ts';

/**
 * Lays sentences out for the matcher: each with the one before it in its article, for pronouns; news often has one to a
 * paragraph.
 */
export function toSentenceInputs(sentences: { text: string; opens?: true }[]): SentenceInput[] {
  return sentences.map(({ text, opens }, index) => ({
    text,
    context: opens ? '' : (sentences[index - 1]?.text ?? ''),
  }));
}
