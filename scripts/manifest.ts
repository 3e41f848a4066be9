/**
 * Writes `public/models/manifest.json` anew from the files that lie there: run it after any of them changed.
 * How the encoder is run (`encoder`) is kept from the manifest that is there.
 *
 *     npx tsx scripts/manifest.ts
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { parseManifest, type ModelManifest } from '../utils/model/manifest.ts';

const folder = resolve(import.meta.dirname, '../public/models');
const target = join(folder, 'manifest.json');

/** Documents travel with the model, but nothing loads them. */
const LOADED = /\.(onnx|json|bin)$/;

async function describeFiles(): Promise<ModelManifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && LOADED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path !== target);
  return Promise.all(
    paths.toSorted().map(async (path) => {
      const bytes = await readFile(path);
      return {
        path: relative(folder, path).split(sep).join('/'),
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

const { encoder } = JSON.parse(await readFile(target, 'utf8')) as ModelManifest;
const files = await describeFiles();
const version = createHash('sha256').update(JSON.stringify({ files, encoder })).digest('hex').slice(0, 12);
const text = `${JSON.stringify({ version, files, encoder }, null, 2)}\n`;
parseManifest(text);
await writeFile(target, text);
console.log(`model ${version}: ${files.map((file) => file.path).join(', ')}`);
