import type { Essay } from './essay.ts';
import { parseEssay } from './parse.ts';

/** Where the built-in essay lies in the extension, as a path for `browser.runtime.getURL`. */
export const BUILT_IN_ESSAY_PATH = '/essays/bugajski-transatlantic-rift.json';

/**
 * Makes the built-in essay of its file's JSON: claims and wordings in our own words and a citation.
 * @throws EssayFileError where the file was damaged
 */
export function loadBuiltInEssay(json: unknown): Essay {
  return parseEssay(json);
}
