import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Essay, Wording } from '../utils/essays/essay.ts';
import { readJsonLines, sharedPath } from './sharedfolder.ts';

export interface TrainArticle {
  title: string;
  text: string;
  sentences: { text: string; labels: { claim: string; relation: Wording['relation'] }[] }[];
}

export interface TrainEssay {
  folder: 'shared' | 'model';
  essay: Essay;
  articles: TrainArticle[];
  /** Sentences that stand alone, each of one claim. */
  sentences: ({ claim: string } & Wording)[];
}

const OWN = fileURLToPath(new URL('../model/data', import.meta.url));

/** Reads our own training essays with their articles, those of `model/data` too; null where `../shared` is absent. */
export function readTrainEssays(): TrainEssay[] | null {
  const folder = sharedPath('train');
  return folder === null ? null : [...readEssays(folder, 'shared'), ...readEssays(OWN, 'model')];
}

function readEssays(folder: string, name: TrainEssay['folder']): TrainEssay[] {
  const slugs = readdirSync(folder)
    .filter((name) => name.endsWith('.essay.json'))
    .map((name) => name.replace('.essay.json', ''))
    .toSorted();
  return slugs.map((slug) => {
    const essay = JSON.parse(readFileSync(`${folder}/${slug}.essay.json`, 'utf8')) as Essay;
    const articles = readJsonLines<Omit<TrainArticle, 'text'>>(`${folder}/${slug}.articles.jsonl`);
    return {
      folder: name,
      essay: { ...essay, author: '' },
      articles: articles.map((article) => ({ ...article, text: article.sentences.map(({ text }) => text).join(' ') })),
      sentences: readJsonLines<TrainEssay['sentences'][number]>(`${folder}/${slug}.sentences.jsonl`),
    };
  });
}
