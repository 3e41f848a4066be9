/**
 * Writes `public/models/manifest.json` anew from the files that lie there, and the vectors of the built-in essays
 * where the encoder or an essay changed: run it after either did. How the encoder is run (`encoder`) is kept from the
 * manifest that is there.
 *
 *     npx tsx scripts/manifest.ts
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import * as runtime from 'onnxruntime-web';
import { parseEssayFile } from '../utils/essays/parse.ts';
import { comparedTextsOf } from '../utils/matching/claimside.ts';
import { parseManifest, type ModelManifest } from '../utils/model/manifest.ts';
import { openModelFolder } from '../utils/model/modelfolder.ts';
import { openModel } from '../utils/model/onnxmodel.ts';
import { chooseThreads } from '../utils/model/parallel.ts';
import { vectorKey, type VectorStore, keepVectors } from '../utils/model/vectorstore.ts';

const models = resolve(import.meta.dirname, '../public/models');
const essays = resolve(import.meta.dirname, '../public/essays');
const target = join(models, 'manifest.json');

/** Documents travel with the model, but nothing loads them. */
const LOADED = /\.(onnx|json|bin|f32)$/;

async function describeFiles(): Promise<ModelManifest['files']> {
  const entries = await readdir(models, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && LOADED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path !== target);
  return Promise.all(
    paths.toSorted().map(async (path) => {
      const bytes = await readFile(path);
      return {
        path: relative(models, path).split(sep).join('/'),
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

/** Computes the vectors that the old manifest does not have, and answers the entries of all. */
async function writeEssayVectors(manifest: ModelManifest, known: ModelManifest['essayVectors']) {
  const folder = await openModelFolder(async (path) =>
    path === 'manifest.json'
      ? new TextEncoder().encode(JSON.stringify(manifest))
      : new Uint8Array(await readFile(join(models, path))),
  );
  const { encoder } = await openModel(folder, runtime, {
    threads: chooseThreads(availableParallelism()),
    wasmFolder: null,
  });
  const entries: ModelManifest['essayVectors'] = [];
  for (const name of (await readdir(essays)).toSorted()) {
    if (!name.endsWith('.json')) continue;
    const essay = parseEssayFile(await readFile(join(essays, name), 'utf8'));
    const entry = {
      key: vectorKey(essay.id, encoder.version, comparedTextsOf(essay)),
      path: `essay-vectors/${essay.id}.f32`,
    };
    entries.push(entry);
    if (known.some(({ key }) => key === entry.key)) continue;
    console.error(`embedding ${comparedTextsOf(essay).length} texts of ${essay.id}…`);
    await mkdir(join(models, 'essay-vectors'), { recursive: true });
    const file: VectorStore = {
      get: async () => undefined,
      set: async (_key, values) => writeFile(join(models, entry.path), values),
    };
    await keepVectors(encoder, file).embedKept?.(essay.id, comparedTextsOf(essay));
  }
  return entries;
}

const old = JSON.parse(await readFile(target, 'utf8')) as Pick<ModelManifest, 'encoder' | 'reader'> &
  Partial<ModelManifest>;
const draft: ModelManifest = {
  version: 'draft',
  files: await describeFiles(),
  encoder: old.encoder,
  reader: old.reader,
  essayVectors: [],
};
const essayVectors = await writeEssayVectors(draft, old.essayVectors ?? []);
const contents = { files: await describeFiles(), encoder: old.encoder, reader: old.reader, essayVectors };
const version = createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 12);
const text = `${JSON.stringify({ version, ...contents }, null, 2)}\n`;
parseManifest(text);
await writeFile(target, text);
console.log(`model ${version}: ${contents.files.map((file) => file.path).join(', ')}`);
process.exit(0);
