import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { Essay } from '../../utils/essays/essay.ts';
import { fileAt } from './options.ts';
import { describe, InputError } from './problems.ts';

const BUILT_IN = resolve(import.meta.dirname, '../../public/essays/bugajski-transatlantic-rift.json');

const EssayFile = v.object({
  id: v.string(),
  title: v.string(),
  author: v.string(),
  affiliation: v.optional(v.string()),
  url: v.optional(v.string()),
  themes: v.array(v.object({ id: v.string(), label: v.string() })),
  claims: v.array(
    v.object({
      id: v.string(),
      theme: v.string(),
      text: v.string(),
      wordings: v.optional(
        v.array(v.object({ relation: v.picklist(['same', 'dispute', 'related']), text: v.string() })),
      ),
    }),
  ),
});

/**
 * Reads an essay file; null: the built-in essay, wordings included.
 * @throws InputError
 */
export async function readEssay(name: string | null): Promise<Essay> {
  try {
    return v.parse(EssayFile, JSON.parse(await readFile(name === null ? BUILT_IN : fileAt(name), 'utf8')));
  } catch (error) {
    throw new InputError(`--essay ${name ?? BUILT_IN}: ${describe(error)}`, { cause: error });
  }
}
