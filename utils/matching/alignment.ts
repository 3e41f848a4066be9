import type { Span } from './match.ts';

/** How near each token of a claim lies to each token of a sentence. */
export interface Alignment {
  /** Where the sentence's tokens stand in its text, in order; the tokens of one word share its place. */
  sentence: Span[];
  claim: Span[];
  /** Cosines, -1 to 1: a row for each token of the sentence, a column for each of the claim. */
  near: Float32Array;
}

/**
 * Brings an alignment from the model's tokens to words: by how much the nearest tokens of two words are nearer than either
 * is to the other text on the whole, since some tokens, commas and "the" among them, lie near to everything. Below 0
 * counts as 0, and so does a word that the model never saw.
 * @returns a row for each word of the sentence, a column for each of the claim
 */
export function alignWords({ sentence, claim, near }: Alignment, words: Span[], claimWords: Span[]): number[][] {
  const width = claim.length;
  const rowMeans = sentence.map((_, i) => mean(claim.map((__, j) => near[i * width + j]!)));
  const columnMeans = claim.map((_, j) => mean(sentence.map((__, i) => near[i * width + j]!)));
  const columns = claimWords.map((word) => tokensOf(word, claim));
  return words.map((word) => {
    const row = tokensOf(word, sentence);
    return columns.map((column) => {
      let most = 0;
      for (const i of row) {
        for (const j of column) {
          most = Math.max(most, near[i * width + j]! - (rowMeans[i]! + columnMeans[j]!) / 2);
        }
      }
      return most;
    });
  });
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function tokensOf(word: Span, places: Span[]): number[] {
  return places.flatMap(({ start, end }, i) => (start < word.end && end > word.start ? [i] : []));
}
