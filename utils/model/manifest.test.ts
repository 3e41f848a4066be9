import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openModelFolder, type ReadModelFile } from './modelfolder.ts';

const MODELS = resolve(import.meta.dirname, '../../public/models');
const readShipped: ReadModelFile = async (path) => new Uint8Array(await readFile(resolve(MODELS, path)));

describe('the shipped model', () => {
  it('is what its manifest says (if not: npx tsx scripts/manifest.ts)', async () => {
    const folder = await openModelFolder(readShipped);
    for (const { path } of folder.manifest.files) await folder.read(path);
    const paths = folder.manifest.files.map(({ path }) => path);
    expect(paths).toContain(folder.manifest.encoder.lower);
    expect(paths).toContain(folder.manifest.encoder.upper);
    expect(paths).toContain(folder.manifest.encoder.tokenizer);
    expect(paths).toContain(folder.manifest.reader.model);
  });
});

describe('openModelFolder', () => {
  it('names a file that changed by one bit', async () => {
    const folder = await openModelFolder(async (path) => {
      const bytes = await readShipped(path);
      if (path.endsWith('tokenizer.json')) bytes[1000]! ^= 1;
      return bytes;
    });
    const { tokenizer } = folder.manifest.encoder;
    await expect(folder.read(tokenizer)).rejects.toMatchObject({
      name: 'ModelDamagedError',
      message: expect.stringContaining('Reinstall'),
      detail: expect.stringContaining(tokenizer),
    });
  });

  it('names a file that is cut short', async () => {
    const folder = await openModelFolder(async (path) => {
      const bytes = await readShipped(path);
      return path === 'manifest.json' ? bytes : bytes.slice(0, -1);
    });
    await expect(folder.read(folder.manifest.encoder.tokenizer)).rejects.toMatchObject({ name: 'ModelDamagedError' });
  });

  it('names a file that is not there', async () => {
    const missing = openModelFolder(() => Promise.reject(new Error('404')));
    await expect(missing).rejects.toMatchObject({ name: 'ModelMissingError' });
  });

  it.each(['not json', '{}', '{"version":"1","files":[]}'])('refuses the manifest %s', async (text) => {
    const damaged = openModelFolder(async () => new TextEncoder().encode(text));
    await expect(damaged).rejects.toMatchObject({ name: 'ModelDamagedError' });
  });

  it('refuses a path that leaves the folder', async () => {
    const manifest = JSON.parse(await readFile(resolve(MODELS, 'manifest.json'), 'utf8'));
    for (const path of ['../secret', '/etc/passwd', 'a/../../b', 'https://example.com/x']) {
      const text = JSON.stringify({ ...manifest, encoder: { ...manifest.encoder, lower: path } });
      await expect(openModelFolder(async () => new TextEncoder().encode(text))).rejects.toMatchObject({
        name: 'ModelDamagedError',
      });
    }
  });
});
