import type { Essay } from '../essays/essay.ts';
import type { Encoder } from './encoder.ts';
import type { Match, PairScore, SentenceInput } from './match.ts';
import type { Scorer } from './scorer.ts';
import { KEPT_CLAIMS_PER_SENTENCE, RELATED_FLOOR } from './select.ts';

/** A logistic over the cosine of sentence and claim; by eye, not fitted. */
const MIDDLE = 0.6;
const SLOPE = 14;

/** Scores by the encoder's cosine alone, blind to disputes: a stand-in for tests and for a model without a head. */
export function createCosineScorer({ encoder }: { encoder: Encoder }): Scorer {
  async function score(sentences: SentenceInput[], essay: Essay): Promise<PairScore[][]> {
    const texts = essay.claims.map((claim) => claim.text);
    const claims = await (encoder.embedKept?.(essay.id, texts) ?? encoder.embed(texts));
    const vectors = await encoder.embed(sentences.map((sentence) => sentence.text));
    return vectors.map((vector) =>
      claims.map((claim) => {
        const agrees = 1 / (1 + Math.exp(-SLOPE * (dot(vector, claim) - MIDDLE)));
        return { score: agrees, agrees, disputes: 0 };
      }),
    );
  }

  return {
    version: `cosine-1|${encoder.version}`,
    score,
    async match(sentences, essay) {
      const rows = await score(sentences, essay);
      return rows.flatMap((row, sentence) =>
        row
          .map((pair, column): Match => ({
            essay: essay.id,
            claim: essay.claims[column]!.id,
            sentence,
            relation: 'agrees',
            score: pair.score,
            why: { sentence: [], claim: [] },
          }))
          .filter((match) => match.score >= RELATED_FLOOR)
          .toSorted((a, b) => b.score - a.score)
          .slice(0, KEPT_CLAIMS_PER_SENTENCE),
      );
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
