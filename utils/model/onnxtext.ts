import type { Encoder } from '../matching/encoder.ts';
import { MatchingError } from './errors.ts';
import type { Session } from './session.ts';
import type { TextTokenizer } from './tokenizer.ts';

/** The two graphs that read one text alone, one after the other, with their tokenizer. */
export interface TextGraphs {
  lower: Session;
  upper: Session;
  tokenizer: TextTokenizer;
  dimensions: number;
}

/** A text that the lower graph has read. */
export interface HalfReadText {
  tokens: number;
  /** A guess at its vector; unit length. */
  hunch: Float32Array;
  /** Tokens x dimensions: what the lower graph made of it. */
  half: Float32Array;
  /** Reads it to the end; answers the upper graph's named outputs. */
  finish<Output extends string>(outputs: Output[]): Promise<Record<Output, Float32Array>>;
}

/** Begins to read a text. */
export async function beginText(graphs: TextGraphs, text: string): Promise<HalfReadText> {
  const { lower, upper, tokenizer, dimensions } = graphs;
  const ids = tokenizer.encode(text);
  const tokens = ids.length;
  const shape = [1, tokens];
  const attention_mask = { values: new BigInt64Array(tokens).fill(1n), shape };
  const input_ids = { values: BigInt64Array.from(ids, BigInt), shape };
  const { half, hunch } = await lower.run({ input_ids, attention_mask }, ['half', 'hunch']);
  const states = { values: half, shape: [1, tokens, dimensions] };
  return { tokens, hunch, half, finish: (outputs) => upper.run({ half: states, attention_mask }, outputs) };
}

/** Reads a text to the end: the named outputs, and its length in tokens. */
export async function readText<Output extends string>(
  graphs: TextGraphs,
  text: string,
  outputs: Output[],
): Promise<Record<Output, Float32Array> & { tokens: number }> {
  const { tokens, finish } = await beginText(graphs, text);
  return { ...(await finish(outputs)), tokens };
}

/** Makes an encoder of the graphs: one run for each text, so that a vector never depends on its neighbours. */
export function createOnnxEncoder(graphs: TextGraphs, version: string): Encoder {
  return {
    version,
    dimensions: graphs.dimensions,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await embedOne(graphs, text));
      return vectors;
    },
  };
}

async function embedOne(graphs: TextGraphs, text: string): Promise<Float32Array> {
  const { embedding } = await readText(graphs, text, ['embedding']);
  if (embedding.length !== graphs.dimensions) {
    throw new MatchingError('ModelDamagedError', `${embedding.length} numbers instead of ${graphs.dimensions}`);
  }
  return embedding;
}
