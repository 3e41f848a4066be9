import type { Encoder } from '../matching/encoder.ts';
import { createResultCache } from './resultcache.ts';

/** Makes an encoder that embeds a text it met lately only once. `limit` texts of 384 numbers take 1.5 kB each. */
export function rememberTexts(encoder: Encoder, limit: number): Encoder {
  const remembered = createResultCache<Float32Array>(limit);
  return {
    version: encoder.version,
    dimensions: encoder.dimensions,
    async embed(texts) {
      const found = new Map<string, Float32Array>();
      for (const text of texts) {
        const vector = remembered.get(text);
        if (vector) found.set(text, vector);
      }
      const missing = [...new Set(texts)].filter((text) => !found.has(text));
      const vectors = missing.length > 0 ? await encoder.embed(missing) : [];
      for (const [index, text] of missing.entries()) {
        found.set(text, vectors[index]!);
        remembered.set(text, vectors[index]!);
      }
      return texts.map((text) => found.get(text)!);
    },
  };
}
