import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BUILT_IN_ESSAY_PATH } from '../../utils/essays/builtin.ts';
import type { Essay } from '../../utils/essays/essay.ts';
import { parseEssayFile } from '../../utils/essays/parse.ts';
import { fileAt } from './options.ts';
import { describe, InputError } from './problems.ts';

const BUILT_IN = resolve(import.meta.dirname, `../../public${BUILT_IN_ESSAY_PATH}`);

/**
 * Reads an essay file; null: the built-in essay, wordings included.
 * @throws InputError
 */
export async function readEssay(name: string | null): Promise<Essay> {
  try {
    return parseEssayFile(await readFile(name === null ? BUILT_IN : fileAt(name), 'utf8'));
  } catch (error) {
    throw new InputError(`--essay ${name ?? BUILT_IN_ESSAY_PATH}: ${describe(error)}`, { cause: error });
  }
}
