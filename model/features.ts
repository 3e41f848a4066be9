/**
 * Prints the extension's own signals of pairs of the essays that the network was not trained on, for `fit_head.py`:
 *
 *     npx tsx model/features.ts [--gold]
 *
 * reads the shipped network, .work/pages.json (`realpages.ts`) and the labels, and writes .work/rarity.json,
 * .work/features{,-bare}.f32 (rows of FEATURES; NaN where a pair was not read) and .work/features.json (where each row
 * belongs). With --gold also the gold documents', for figures only.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as runtime from 'onnxruntime-web';
import type { Essay, Wording } from '../utils/essays/essay.ts';
import { FEATURES, GLANCE_FEATURES, READ_FEATURES } from '../utils/matching/features.ts';
import { createLooks, type EssaySide, type Looks } from '../utils/matching/looks.ts';
import { createRarity, type RarityTable } from '../utils/matching/rarity.ts';
import { toSentenceInputs } from '../utils/matching/sentenceinput.ts';
import { dot, unit } from '../utils/matching/vector.ts';
import { readWords } from '../utils/matching/words.ts';
import { openModelFolder } from '../utils/model/modelfolder.ts';
import { openModel } from '../utils/model/onnxmodel.ts';

const WORK = join(import.meta.dirname, '.work');
const DATA = join(import.meta.dirname, 'data');
const MODELS = resolve(import.meta.dirname, '../public/models');
const SHARED = process.env.THROUGHLINE_SHARED ?? join(import.meta.dirname, '../../shared');
const LABELS = { same: 0, dispute: 1, related: 2 } as const;
const NOTHING = 3;
/** A term in fewer of the articles' sentences than this counts as in one. */
const RARITY_LEAST = 4;
/** Sentences of a page that were labelled; longer pages were cut. */
const PAGE_SENTENCES = 160;
/** Real pages that stand for what an essay meets, and how much of each; pairs of theirs are read like the extension's. */
const REAL_PAGES = 4;
const REAL_SENTENCES = 40;
const REAL_READ = 8;
/** First sentences of a page by whose mean vector its subject is known. */
const SUBJECT_SENTENCES = 6;

type Relation = keyof typeof LABELS;
interface Page {
  page: string;
  sentences: { block: number; start: number; text: string }[];
}
interface Text {
  sentences: { block: number; text: string }[];
  labels: Map<number, number>[];
}

const lines = (path: string) => readFileSync(path, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));
const heldOut: { essays: string[]; pages: string[] } = JSON.parse(readFileSync(join(DATA, 'heldout.json'), 'utf8'));
const pages: Page[] = JSON.parse(readFileSync(join(WORK, 'pages.json'), 'utf8'));

const folders = [join(SHARED, 'train'), DATA];
const rarityTable = countTerms(folders.flatMap(articleTexts));
writeFileSync(join(WORK, 'rarity.json'), JSON.stringify(rarityTable));
const folder = await openModelFolder(async (path) => new Uint8Array(await readFile(resolve(MODELS, path))));
const { encoder, reader } = await openModel(folder, runtime, { threads: 2, wasmFolder: null });
const looks: Looks = createLooks({ encoder, reader, rarity: createRarity(rarityTable) });

/** Pairs' signals with the claims' wordings and, in the same order, without: a bare essay has no wordings as impostors. */
const rows: number[] = [];
const bareRows: number[] = [];
const places: { set: 'article' | 'labelled' | 'page' | 'gold'; essay: string; text: number; sentence: number; column: number; label: number }[] = [];

let subjectsOnce: Promise<{ subject: Float32Array; sentences: Page['sentences'] }[]> | undefined;

for (const slug of heldOut.essays) {
  const { essay, articles } = loadTraining(folders.find((path) => existsSync(join(path, `${slug}.essay.json`)))!, slug);
  for (const [i, article] of articles.entries()) await add('article', essay, article, i, REAL_READ);
  for (const [i, page] of (await nearestPages(essay)).entries()) await add('page', essay, page, 100 + i, REAL_READ);
  console.error(`${slug}: ${places.length} pairs`);
}
for (const name of heldOut.pages) {
  const { essay, texts } = loadLabelledPages(name);
  for (const [i, text] of texts.entries()) await add('labelled', essay, text, i, REAL_READ);
  console.error(`${name}: ${places.length} pairs`);
}
if (process.argv.includes('--gold')) {
  const builtIn: Essay = JSON.parse(readFileSync(join(SHARED, 'essay/bugajski-transatlantic-rift.wordings.json'), 'utf8'));
  for (const [i, { sentences }] of lines(join(SHARED, 'gold/documents.jsonl')).entries()) {
    const laid = sentences.map(({ paragraph, text }: { paragraph: number; text: string }) => ({ block: paragraph, text }));
    await add('gold', builtIn, { sentences: laid, labels: [] }, i, REAL_READ);
  }
}
writeFileSync(join(WORK, 'features.f32'), new Float32Array(rows));
writeFileSync(join(WORK, 'features-bare.f32'), new Float32Array(bareRows));
writeFileSync(join(WORK, 'features.json'), JSON.stringify({ glance: GLANCE_FEATURES, read: READ_FEATURES, features: FEATURES, places }));
console.log(`${places.length} pairs, ${FEATURES.length} features`);
process.exit(0);

/** @param most claims that a sentence is read with, by cosine; default all */
async function add(set: (typeof places)[number]['set'], essay: Essay, { sentences, labels }: Text, text: number, most = Infinity): Promise<void> {
  const side = await looks.readEssay(essay);
  const bareSide = await readBare(essay);
  for (const [row, input] of toSentenceInputs(sentences).entries()) {
    const sentence = await looks.readSentence(input);
    const glance = looks.glance(sentence, side);
    const bareGlance = looks.glance(sentence, bareSide);
    const columns = [...glance.keys()].toSorted((a, b) => bareGlance[b]!.cosine - bareGlance[a]!.cosine).slice(0, most);
    const read = await looks.read(sentence, bareSide, columns);
    for (const column of glance.keys()) {
      const signals = read[columns.indexOf(column)];
      for (const feature of GLANCE_FEATURES) {
        rows.push(glance[column]![feature]);
        bareRows.push(bareGlance[column]![feature]);
      }
      for (const feature of READ_FEATURES) {
        rows.push(signals?.[feature] ?? Number.NaN);
        bareRows.push(signals?.[feature] ?? Number.NaN);
      }
      places.push({ set, essay: essay.id, text, sentence: row, column, label: labels[row]?.get(column) ?? NOTHING });
    }
  }
}

/** Reads an essay without its claims' wordings. */
function readBare({ id, claims, ...essay }: Essay): Promise<EssaySide> {
  return looks.readEssay({ ...essay, id: `${id} bare`, claims: claims.map(({ wordings: _, ...claim }) => claim) });
}

/** The real pages whose subject is nearest to an essay's: what its claims meet that say something else. */
async function nearestPages(essay: Essay): Promise<Text[]> {
  const { centroid } = await readBare(essay);
  const subjects = await pageSubjects();
  return subjects
    .toSorted((a, b) => dot(b.subject, centroid) - dot(a.subject, centroid))
    .slice(0, REAL_PAGES)
    .map(({ sentences }) => ({ sentences: sentences.slice(0, REAL_SENTENCES), labels: [] }));
}

/** The subject of every page, found once. */
function pageSubjects() {
  return (subjectsOnce ??= Promise.all(
    pages.map(async ({ sentences }) => ({ sentences, subject: unit(await encoder.embed(sentences.slice(0, SUBJECT_SENTENCES).map(({ text }) => text))) })),
  ));
}

function loadTraining(path: string, slug: string): { essay: Essay; articles: Text[] } {
  const essay: Essay = JSON.parse(readFileSync(join(path, `${slug}.essay.json`), 'utf8'));
  const column = new Map(essay.claims.map((claim, i) => [claim.id, i]));
  for (const { claim, relation, text } of lines(join(path, `${slug}.sentences.jsonl`))) {
    (essay.claims[column.get(claim)!]!.wordings ??= []).push({ relation, text } satisfies Wording);
  }
  const articles = lines(join(path, `${slug}.articles.jsonl`)).map(({ sentences }): Text => ({
    sentences: sentences.map(({ text }: { text: string }) => ({ block: 0, text })),
    labels: sentences.map(({ labels }: { labels: { claim: string; relation: Relation }[] }) =>
      new Map(labels.map(({ claim, relation }) => [column.get(claim)!, LABELS[relation]])),
    ),
  }));
  return { essay, articles };
}

/** Reads labels of real pages; their text comes from the pages themselves. */
function loadLabelledPages(name: string): { essay: Essay; texts: Text[] } {
  const told: { essay: string; pages: string[]; labels: { page: string; start: number; claim: string; relation: Relation }[] } = JSON.parse(
    readFileSync(join(DATA, `pages/${name}.labels.json`), 'utf8'),
  );
  const file = [join(DATA, 'pages'), ...folders].map((path) => join(path, `${told.essay}.essay.json`)).find((path) => existsSync(path));
  const essay: Essay = JSON.parse(readFileSync(file!, 'utf8'));
  const column = new Map(essay.claims.map((claim, i) => [claim.id, i]));
  const texts = told.pages.map((page): Text => {
    const sentences = pages.find((each) => each.page === page)!.sentences.slice(0, PAGE_SENTENCES);
    const byStart = Map.groupBy(told.labels.filter((label) => label.page === page), ({ start }) => start);
    return {
      sentences,
      labels: sentences.map(({ start }) => new Map((byStart.get(start) ?? []).map(({ claim, relation }) => [column.get(claim)!, LABELS[relation]]))),
    };
  });
  return { essay: { ...essay, id: name }, texts };
}

function articleTexts(path: string): string[] {
  return readdirSync(path)
    .filter((file) => file.endsWith('.articles.jsonl'))
    .sort()
    .flatMap((file) => lines(join(path, file)).flatMap(({ sentences }) => sentences.map(({ text }: { text: string }) => text)));
}

function countTerms(collection: string[]): RarityTable {
  const counts = new Map<string, number>();
  for (const text of collection) for (const term of readWords(text).terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { texts: collection.length, counts: Object.fromEntries([...counts].filter(([, count]) => count >= RARITY_LEAST).sort()) };
}
