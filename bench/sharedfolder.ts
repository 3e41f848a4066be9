import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Gives the path of something in the workshop's data folder beside the repository; null where it is absent. */
export function sharedPath(relative: string): string | null {
  const path = fileURLToPath(new URL(`../../shared/${relative}`, import.meta.url));
  return existsSync(path) ? path : null;
}

/** Reads a file of JSON lines. @throws SyntaxError where a line is no JSON */
export function readJsonLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
