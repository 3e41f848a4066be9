import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as runtime from 'onnxruntime-web';
import { expect, it } from 'vitest';
import { openModelFolder } from './modelfolder.ts';
import { openModel } from './onnxmodel.ts';

it('says the same of a claim whichever others a sentence is read with', async () => {
  const models = resolve(import.meta.dirname, '../../public/models');
  const folder = await openModelFolder(async (path) => new Uint8Array(await readFile(resolve(models, path))));
  const { reader } = await openModel(folder, runtime, { threads: 1, wasmFolder: null });
  const sentence = await (await reader.beginSentence('The Bundeswehr has too little of everything.')).finish();
  const claims = [];
  for (const text of [
    'Most European states have failed to build the forces that they need.',
    'Peace.',
    'The United States no longer treats the security of Europe as its own, whatever the treaty says and its envoys repeat.',
  ])
    claims.push(await reader.readClaim(text));
  const together = await reader.readPairs(sentence, null, claims);
  for (const [i, claim] of claims.entries()) {
    const [alone] = await reader.readPairs(sentence, null, [claim]);
    for (const kind of ['same', 'dispute', 'related', 'nothing'] as const)
      expect(Math.abs(together[i]![kind] - alone![kind])).toBeLessThan(1e-3);
  }
});
