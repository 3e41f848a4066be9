import type { Encoder } from '../matching/encoder.ts';
import type { ClaimReading, PairReader } from '../matching/pairreader.ts';
import { hash106 } from '../matching/hash.ts';

/** Keeps vectors between sessions, laid end to end under one key; injected: IndexedDB in the extension. */
export interface VectorStore {
  get(key: string): Promise<Float32Array | undefined>;
  set(key: string, values: Float32Array): Promise<void>;
}

/** Keeps vectors for as long as it lives: for Node and tests. */
export function createMemoryVectorStore(): VectorStore {
  const kept = new Map<string, Float32Array>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, values) => void kept.set(key, values),
  };
}

/**
 * Gives an encoder an `embedKept` that embeds an essay's texts once for each essay content and encoder version.
 * The store is a convenience: where it fails (private window, full disk) the vectors are computed again.
 */
export function keepVectors(encoder: Encoder, store: VectorStore): Encoder {
  const { version, dimensions } = encoder;
  return {
    version,
    dimensions,
    embed: (texts) => encoder.embed(texts),
    async embedKept(essay, texts) {
      const key = vectorKey(essay, version, texts);
      const known = await store.get(key).catch(() => undefined);
      if (known?.length === texts.length * dimensions) return cut(known, dimensions);
      const vectors = await encoder.embed(texts);
      await store.set(key, join(vectors, dimensions)).catch((error: unknown) => {
        console.warn('Throughline could not keep the vectors of an essay:', error);
      });
      return vectors;
    },
  };
}

/**
 * Gives a reader a `readKeptClaim` that reads a claim once for each essay and encoder version, some 30 KB each.
 * @param version the encoder's: its graph is what reads a claim alone
 */
export function keepClaims(reader: PairReader, version: string, dimensions: number, store: VectorStore): PairReader {
  return {
    version: reader.version,
    beginSentence: (text) => reader.beginSentence(text),
    readClaim: (text) => reader.readClaim(text),
    readPairs: (sentence, before, claims) => reader.readPairs(sentence, before, claims),
    align: (sentence, claim) => reader.align(sentence, claim),
    async readKeptClaim(essay, place, text) {
      const key = vectorKey(essay, `${version}|claim ${place}`, [text]);
      const known = await store.get(key).catch(() => undefined);
      if (known && known.length > dimensions + 1) return unpackClaim(known, dimensions);
      const reading = await reader.readClaim(text);
      // Nobody waits for the disk.
      store.set(key, packClaim(reading)).catch((error: unknown) => {
        console.warn('Throughline could not keep a claim of an essay:', error);
      });
      return reading;
    },
  };
}

/** A claim's tokens, vector and states laid end to end. */
function packClaim({ tokens, vector, states }: ClaimReading): Float32Array {
  const values = new Float32Array(1 + vector.length + states.length);
  values[0] = tokens;
  values.set(vector, 1);
  values.set(states, 1 + vector.length);
  return values;
}

function unpackClaim(values: Float32Array, dimensions: number): ClaimReading {
  return { tokens: values[0]!, vector: values.slice(1, 1 + dimensions), states: values.slice(1 + dimensions) };
}

/** Names an essay's vectors: essay, encoder version, and a hash of the texts, so that an edited claim is embedded anew. */
export function vectorKey(essay: string, version: string, texts: string[]): string {
  const content = texts.join('\u0000');
  return [essay, version, hash106(content)].join('|');
}

function join(vectors: Float32Array[], dimensions: number): Float32Array {
  const values = new Float32Array(vectors.length * dimensions);
  for (const [index, vector] of vectors.entries()) values.set(vector, index * dimensions);
  return values;
}

function cut(values: Float32Array, dimensions: number): Float32Array[] {
  return Array.from({ length: values.length / dimensions }, (_, index) =>
    values.slice(index * dimensions, (index + 1) * dimensions),
  );
}
