import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../model/.work/openpages.json', import.meta.url));

interface OpenPage {
  page: string;
  sentences: { block: number; start: number; text: string }[];
}

/**
 * Answers the sentences of a page of openly licensed news; null where the pages' text was not fetched
 * (`model/openpages.ts`).
 */
export function openNewsReader(): ((page: string) => OpenPage['sentences']) | null {
  if (!existsSync(FILE)) return null;
  const read = JSON.parse(readFileSync(FILE, 'utf8')) as OpenPage[];
  const pages = new Map(read.map(({ page, sentences }) => [page, sentences]));
  return (page) => {
    const sentences = pages.get(page);
    if (!sentences) throw new Error(`${page} is not in ${FILE}: fetch all that model/openpages.ts names`);
    return sentences;
  };
}
