/**
 * Prints the sentences of openly licensed news into .work/openpages.json, in the form of realpages.ts. `model/data/open` labels
 * them by page and start; their text stays in .work.
 *
 *     git clone --depth 1 https://github.com/nishkalavallabhi/OneStopEnglishCorpus CLONES/nishkalavallabhi+OneStopEnglishCorpus   (and so on: SOURCES)
 *     npx tsx model/openpages.ts CLONES
 *
 * CLONES holds a clone, with or without a work tree, of each repository of SOURCES as OWNER+NAME. One that is missing is said and
 * left out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitSentences } from '../utils/article/sentences.ts';

interface Sentence {
  block: number;
  /** Where the text is split here: the UTF-16 offset into it. Where it comes split: the sentence's number. */
  start: number;
  text: string;
}

interface Source {
  repository: string;
  licence: string;
  /** Of the files to read: the page's name. */
  files: RegExp;
  read(text: string): Sentence[];
}

const SOURCES: Record<string, Source> = {
  onestop: {
    repository: 'nishkalavallabhi/OneStopEnglishCorpus',
    licence: 'CC BY-SA 4.0',
    files: /^Texts-SeparatedByReadingLevel\/Adv-Txt\/(.+)-adv\.txt$/u,
    read: prose,
  },
  gum: {
    repository: 'amir-zeldes/gum',
    licence: 'CC BY 2.5 (Wikinews); the split into sentences CC BY 4.0',
    files: /^dep\/GUM_((?:news|interview)_.+)\.conllu$/u,
    read: treebank,
  },
  amalgum: {
    repository: 'gucorpling/amalgum',
    licence: 'CC BY 2.5 (Wikinews); the split into sentences CC BY 4.0',
    files: /^amalgum\/news\/dep\/AMALGUM_news_(.+)\.conllu$/u,
    read: treebank,
  },
};

/** Reads paragraphs, one a line, with the extension's own splitter. */
function prose(file: string): Sentence[] {
  const text = file.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  const blocks = [...text.matchAll(/[^\n]+/gu)];
  return blocks.flatMap(({ 0: block, index }, number) =>
    splitSentences(block, 'en').map(({ start, end }) => ({ block: number, start: index + start, text: block.slice(start, end) })),
  );
}

/** Reads a treebank in CoNLL-U, which names each sentence's text. */
function treebank(file: string): Sentence[] {
  let block = -1;
  const sentences: Sentence[] = [];
  for (const line of file.split('\n')) {
    if (/^# newpar(?:\s|$)/u.test(line)) block += 1;
    const text = /^# text = (.*)$/u.exec(line)?.[1];
    if (text !== undefined) sentences.push({ block: Math.max(block, 0), start: sentences.length, text });
  }
  return sentences;
}

const clones = process.argv[2];
if (clones === undefined) throw new Error('Say in which folder the clones lie: npx tsx model/openpages.ts CLONES');

const pages: { page: string; sentences: Sentence[] }[] = [];
for (const [name, { repository, licence, files, read }] of Object.entries(SOURCES)) {
  const folder = join(clones, repository.replace('/', '+'));
  const directory = [join(folder, '.git'), join(folder, 'repo'), folder].find((each) => existsSync(join(each, 'HEAD')));
  if (directory === undefined) {
    console.log(`${name}: no clone of https://github.com/${repository} at ${folder}`);
    continue;
  }
  const git = (...of: string[]) => execFileSync('git', [`--git-dir=${directory}`, ...of], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const found = git('ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0').flatMap((path) => {
    const page = files.exec(path)?.[1];
    return page === undefined ? [] : [{ page: `${name}/${page}`, sentences: read(git('show', `HEAD:${path}`)) }];
  });
  console.log(`${name} (${licence}): ${found.length} pages, ${found.flatMap(({ sentences }) => sentences).length} sentences`);
  pages.push(...found);
}
writeFileSync(join(import.meta.dirname, '.work/openpages.json'), JSON.stringify(pages));
