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
      if (claims.length === 0) return [];
      const { logits } = await session.run(layOut(sentence, before, claims), ['logits']);
      if (logits.length !== claims.length * KINDS) {
        throw new MatchingError('ModelDamagedError', `${logits.length} numbers for ${claims.length} claims`);
      }
      return claims.map((_, row): PairReading => {
        const [same, dispute, related, nothing] = logits.subarray(row * KINDS, (row + 1) * KINDS);
        return { same: same!, dispute: dispute!, related: related!, nothing: nothing! };
      });
    },
  };
}

function cutRows(values: Float32Array, width: number): Float32Array[] {
  return Array.from({ length: values.length / width }, (_, row) => values.subarray(row * width, (row + 1) * width));
}

/** Claims of one run are padded to its longest; a sentence without one before it has a context of no tokens. */
function layOut(sentence: SentenceReading, before: BegunSentence | null, claims: ClaimReading[]) {
  const dimensions = sentence.vector.length;
  const memory = sentence.memory.length / sentence.tokens;
  const width = claims[0]!.states.length / claims[0]!.tokens;
  const length = Math.max(...claims.map(({ tokens }) => tokens));
  const states = new Float32Array(claims.length * length * width);
  const mask = new BigInt64Array(claims.length * length);
  const vectors = new Float32Array(claims.length * dimensions);
  for (const [row, claim] of claims.entries()) {
    states.set(claim.states, row * length * width);
    mask.fill(1n, row * length, row * length + claim.tokens);
    vectors.set(claim.vector, row * dimensions);
  }
  return {
    sentence_memory: { values: sentence.memory, shape: [1, sentence.tokens, memory] },
    context_half: { values: before?.half ?? new Float32Array(0), shape: [1, before?.tokens ?? 0, dimensions] },
    claim_states: { values: states, shape: [claims.length, length, width] },
    claim_mask: { values: mask, shape: [claims.length, length] },
    sentence_vector: { values: sentence.vector, shape: [1, dimensions] },
    claim_vectors: { values: vectors, shape: [claims.length, dimensions] },
  };
}
