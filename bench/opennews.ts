import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Essay } from '../utils/essays/essay.ts';
import type { LabelledEssay, LabelledText } from './gold.ts';
import { gradeOf, type Label } from './tworeaders.ts';

const MODEL = new URL('../model/', import.meta.url);
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, MODEL), 'utf8')) as T;

interface OpenLabels {
  essay: string;
  pages: string[];
  /** Page, start of the sentence, claim, relation. */
  labels: [page: string, start: number, claim: string, relation: Label][];
}

interface OpenPage {
  page: string;
  sentences: { block: number; start: number; text: string }[];
}

/**
 * Reads the held-out op-eds with their pages of openly licensed news, labelled by two readers and graded as the gold is; null
 * where the pages' text was not fetched (`model/openpages.ts`).
 */
export function readOpenNews(): LabelledEssay[] | null {
  if (!existsSync(fileURLToPath(new URL('.work/openpages.json', MODEL)))) return null;
  const pages = new Map(read<OpenPage[]>('.work/openpages.json').map(({ page, sentences }) => [page, sentences]));
  const { open } = read<{ open: string[] }>('data/heldout.json');
  return open.map((name) => {
    const [first, second] = ['', 'second/'].map((folder) => read<OpenLabels>(`data/open/${folder}${name}.labels.json`));
    const texts = first!.pages.map((page): LabelledText => {
      const sentences = pages.get(page);
      if (!sentences)
        throw new Error(`${page} is not in model/.work/openpages.json: fetch all that model/openpages.ts names`);
      const labelsAt = ({ labels }: OpenLabels, start: number) =>
        new Map(
          labels.filter((row) => row[0] === page && row[1] === start).map(([, , claim, relation]) => [claim, relation]),
        );
      return {
        sentences,
        grades: sentences.map(({ start }) => gradeOf(labelsAt(first!, start), labelsAt(second!, start))),
      };
    });
    return { essay: { ...read<Essay>(`data/open/${name}.essay.json`), author: '' }, texts };
  });
}
