import type { Encoder } from '../matching/encoder.ts';
import { MatchingError } from './errors.ts';
import type { Session } from './session.ts';
import type { TextTokenizer } from './tokenizer.ts';

/** The graph that reads one text alone, with its tokenizer. */
export interface TextGraph {
  session: Session;
  tokenizer: TextTokenizer;
  dimensions: number;
}

/** What the graph tells of a text: the named outputs, and its length in tokens. */
export async function readText<Output extends string>(
  { session, tokenizer }: TextGraph,
  text: string,
  outputs: Output[],
): Promise<Record<Output, Float32Array> & { tokens: number }> {
  const { ids } = tokenizer.encode(text);
  const shape = [1, ids.length];
  const read = await session.run(
    {
      input_ids: { values: BigInt64Array.from(ids, BigInt), shape },
      attention_mask: { values: new BigInt64Array(ids.length).fill(1n), shape },
    },
    outputs,
  );
  return { ...read, tokens: ids.length };
}

/** Makes an encoder of the graph: one run for each text, so that a vector never depends on its neighbours. */
export function createOnnxEncoder(graph: TextGraph, version: string): Encoder {
  return {
    version,
    dimensions: graph.dimensions,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await embedOne(graph, text));
      return vectors;
    },
  };
}

async function embedOne(graph: TextGraph, text: string): Promise<Float32Array> {
  const { embedding } = await readText(graph, text, ['embedding']);
  if (embedding.length !== graph.dimensions) {
    throw new MatchingError('ModelDamagedError', `${embedding.length} numbers instead of ${graph.dimensions}`);
  }
  return embedding;
}
