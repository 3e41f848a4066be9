import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEssayFile } from '../essays/parse.ts';
import { comparedTextsOf } from '../matching/claimside.ts';
import { openModelFolder } from './modelfolder.ts';
import { encoderVersion } from './onnxmodel.ts';
import { withShippedVectors } from './shippedvectors.ts';
import { createMemoryVectorStore, vectorKey } from './vectorstore.ts';

const PUBLIC = resolve(import.meta.dirname, '../../public');
const openShipped = () =>
  openModelFolder(async (path) => new Uint8Array(await readFile(resolve(PUBLIC, 'models', path))));

describe('the shipped vectors', () => {
  it('belong to the built-in essays and the encoder as they are (if not: npx tsx scripts/manifest.ts)', async () => {
    const folder = await openShipped();
    const store = withShippedVectors(folder, createMemoryVectorStore());
    const names = (await readdir(resolve(PUBLIC, 'essays'))).filter((name) => name.endsWith('.json'));
    for (const name of names) {
      const essay = parseEssayFile(await readFile(resolve(PUBLIC, 'essays', name), 'utf8'));
      const vectors = await store.get(vectorKey(essay.id, encoderVersion(folder.manifest), comparedTextsOf(essay)));
      expect(vectors).toHaveLength(comparedTextsOf(essay).length * folder.manifest.encoder.dimensions);
    }
    expect(names).not.toEqual([]);
  });

  it('leave other essays to the store', async () => {
    const kept = createMemoryVectorStore();
    const store = withShippedVectors(await openShipped(), kept);
    await store.set('other', Float32Array.of(1));
    expect(await kept.get('other')).toEqual(Float32Array.of(1));
    expect(await store.get('other')).toEqual(Float32Array.of(1));
  });
});
