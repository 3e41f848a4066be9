import type { BegunSentence, ClaimReading, PairReader, PairReading, SentenceReading } from '../matching/pairreader.ts';
import { alignTokens } from './aligntokens.ts';
import { MatchingError } from './errors.ts';
import { beginText, readText, type TextGraphs } from './onnxtext.ts';
import type { Session } from './session.ts';

/** Numbers that the reading graph answers for each claim: same, dispute, related, nothing. */
const KINDS = 4;

export interface OnnxPairReaderParts {
  text: TextGraphs;
  /** The graph that reads a sentence with claims. */
  session: Session;
  version: string;
}

/** Makes a reader of pairs of the three graphs. */
export function createOnnxPairReader({ text, session, version }: OnnxPairReaderParts): PairReader {
  return {
    version,
    async beginSentence(sentence) {
      const { hunch, half, tokens, finish } = await beginText(text, sentence);
      return {
        hunch,
        half,
        tokens,
        async finish() {
          const { embedding, stretches, memory } = await finish(['embedding', 'stretches', 'memory']);
          return { vector: embedding, stretches: cutRows(stretches, text.dimensions), memory, tokens };
        },
      };
    },
    async readClaim(claim) {
      const read = await readText(text, claim, ['embedding', 'states']);
      return { vector: read.embedding, states: read.states, tokens: read.tokens };
    },
    align: (sentence, claim) => alignTokens(text.tokenizer, sentence, claim),
    async readPairs(sentence, before, claims) {
      const readings: PairReading[] = [];
      // One claim a run, as one text a run: a quantised graph takes its scales from the whole batch.
      for (const claim of claims) {
        const { logits } = await session.run(layOut(sentence, before, claim), ['logits']);
        if (logits.length !== KINDS)
          throw new MatchingError('ModelDamagedError', `${logits.length} numbers for a claim`);
        const [same, dispute, related, nothing] = logits;
        readings.push({ same: same!, dispute: dispute!, related: related!, nothing: nothing! });
      }
      return readings;
    },
  };
}

function cutRows(values: Float32Array, width: number): Float32Array[] {
  return Array.from({ length: values.length / width }, (_, row) => values.subarray(row * width, (row + 1) * width));
}

/** A sentence without one before it has a context of no tokens. */
function layOut(sentence: SentenceReading, before: BegunSentence | null, { tokens, states, vector }: ClaimReading) {
  const dimensions = sentence.vector.length;
  return {
    sentence_memory: { values: sentence.memory, shape: [1, sentence.tokens, sentence.memory.length / sentence.tokens] },
    context_half: { values: before?.half ?? new Float32Array(0), shape: [1, before?.tokens ?? 0, dimensions] },
    claim_states: { values: states, shape: [1, tokens, states.length / tokens] },
    claim_mask: { values: new BigInt64Array(tokens).fill(1n), shape: [1, tokens] },
    sentence_vector: { values: sentence.vector, shape: [1, dimensions] },
    claim_vectors: { values: vector, shape: [1, dimensions] },
  };
}
