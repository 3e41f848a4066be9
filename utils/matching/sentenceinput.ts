import type { SentenceInput } from './match.ts';

/** Lays sentences out for the matcher: each with the one before it in the same block, for pronouns. */
export function toSentenceInputs(sentences: { block: number; text: string }[]): SentenceInput[] {
  return sentences.map(({ block, text }, index) => {
    const before = sentences[index - 1];
    return { text, context: before?.block === block ? before.text : '' };
  });
}
