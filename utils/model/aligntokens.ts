import type { Alignment } from '../matching/alignment.ts';
import type { ClaimReading, Read, SentenceReading } from '../matching/pairreader.ts';
import { dot } from '../matching/vector.ts';
import type { TextTokenizer } from './tokenizer.ts';

/**
 * Compares a sentence's tokens with a claim's by the vectors in which the reading graph itself compares them: unit ones,
 * at the end of each token's memory and of each token's states (`model/network.py`, `align`).
 * @returns null where the tokenizer's places are not the graph's tokens
 */
export function alignTokens(
  tokenizer: TextTokenizer,
  sentence: Read<SentenceReading>,
  claim: Read<ClaimReading>,
): Alignment | null {
  const { memory, vector, tokens } = sentence.reading;
  const { states, tokens: claimTokens } = claim.reading;
  // A claim's states are as wide as its vector, the comparing vector after them.
  const width = states.length / claimTokens - vector.length;
  const places = { sentence: tokenizer.places(sentence.text), claim: tokenizer.places(claim.text) };
  if (places.sentence.length !== tokens - 2 || places.claim.length !== claimTokens - 2) return null;
  const rows = tailsOf(memory, tokens, width);
  const columns = tailsOf(states, claimTokens, width);
  return { ...places, near: Float32Array.from(rows.flatMap((row) => columns.map((column) => dot(row, column)))) };
}

/** The last numbers of each token, the two special ones left out. */
function tailsOf(values: Float32Array, tokens: number, width: number): Float32Array[] {
  const stride = values.length / tokens;
  return Array.from({ length: tokens - 2 }, (_, i) => values.subarray((i + 2) * stride - width, (i + 2) * stride));
}
