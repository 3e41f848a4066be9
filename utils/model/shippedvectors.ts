import type { ModelFolder } from './modelfolder.ts';
import type { VectorStore } from './vectorstore.ts';

/** Makes a store that answers with the vectors that ship with the model before it asks `store`. */
export function withShippedVectors({ manifest, read }: ModelFolder, store: VectorStore): VectorStore {
  return {
    async get(key) {
      const shipped = manifest.essayVectors.find((entry) => entry.key === key);
      // Little-endian 32-bit floats, as every machine that runs a browser has them.
      return shipped ? new Float32Array((await read(shipped.path)).buffer) : store.get(key);
    },
    set: (key, values) => store.set(key, values),
  };
}
