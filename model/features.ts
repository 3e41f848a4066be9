/**
 * Prints the extension's own signals of pairs of the essays that the network was not trained on, for `fit_head.py`:
 *
 *     npx tsx model/features.ts articles|labelled|news|gold
 *
 * reads the shipped network, .work/pages.json (`realpages.ts`) and the labels, and writes .work/rarity.json and, of the
 * held-out essays' articles, the labelled real pages, the held-out news, or the gold documents (for figures only),
 * .work/PART.f32 and .work/PART-bare.f32 (rows of FEATURES; NaN where a pair was not read) and .work/PART.json (where each
 * row belongs). One thread: two parts side by side are faster than one on two.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as runtime from 'onnxruntime-web';
import type { Essay, Wording } from '../utils/essays/essay.ts';
import { FEATURES, GLANCE_FEATURES, READ_FEATURES } from '../utils/matching/features.ts';
import { createLooks, type EssaySide, type Looks } from '../utils/matching/looks.ts';
import { createRarity, type RarityTable } from '../utils/matching/rarity.ts';
import type { SentenceInput } from '../utils/matching/match.ts';
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
/** Real pages that stand for what an essay meets, and how much of each. */
const REAL_PAGES = 4;
const REAL_SENTENCES = 40;
/** Claims that a sentence is read with, by the bare claims' cosine: the likeliest eight hold 0.97 of what is true. */
const CLAIMS_READ = 8;
/** First sentences of a page by whose mean vector its subject is known. */
const SUBJECT_SENTENCES = 6;

type Part = 'articles' | 'labelled' | 'news' | 'gold';
type Relation = keyof typeof LABELS;
interface Page {
  page: string;
  sentences: { block: number; start: number; text: string }[];
}
interface Text {
  sentences: { block: number; text: string }[];
  labels: Map<number, number>[];
}
/** What a reader said of a sentence. */
interface Told {
  claim: string;
  relation: Relation;
}
/** A text that an essay is asked about. */
interface Asked {
  set: 'article' | 'labelled' | 'news' | 'page' | 'gold';
  essay: Essay;
  text: Text;
  /** The text's number among the essay's. */
  number: number;
}

const lines = (path: string) => readFileSync(path, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));
const heldOut: { essays: string[]; pages: string[]; news: string[] } = JSON.parse(readFileSync(join(DATA, 'heldout.json'), 'utf8'));
const pages: Page[] = JSON.parse(readFileSync(join(WORK, 'pages.json'), 'utf8'));

const folders = [join(SHARED, 'train'), DATA];
const rarityTable = countTerms(folders.flatMap(articleTexts));
writeFileSync(join(WORK, 'rarity.json'), JSON.stringify(rarityTable));
const folder = await openModelFolder(async (path) => new Uint8Array(await readFile(resolve(MODELS, path))));
const { encoder, reader } = await openModel(folder, runtime, { threads: 1, wasmFolder: null });
const looks: Looks = createLooks({ encoder, reader, rarity: createRarity(rarityTable) });

/** Pairs' signals with the claims' wordings and, in the same order, without: a bare essay has no wordings as impostors. */
const rows: number[] = [];
const bareRows: number[] = [];
const places: { set: Asked['set']; essay: string; text: number; sentence: number; column: number; label: number }[] = [];
/** Each essay's claims with their wordings, and bare. */
const sides = new Map<Essay, Promise<{ full: EssaySide; bare: EssaySide }>>();

let subjectsOnce: Promise<{ subject: Float32Array; sentences: Page['sentences'] }[]> | undefined;

const part = process.argv[2] as Part;
const asked = await { articles: askArticles, labelled: askLabelled, news: askNews, gold: askGold }[part]();
// A page is looked at for all its essays together, so that each of its sentences is read by itself once.
const byText = Map.groupBy(asked, ({ text }) => JSON.stringify(text.sentences.map((sentence) => sentence.text)));
for (const together of byText.values()) {
  for (const [row, input] of toSentenceInputs(together[0]!.text.sentences).entries())
    for (const each of together) await add(each, row, input);
  console.error(`${places.length} pairs`);
}
writeFileSync(join(WORK, `${part}.f32`), new Float32Array(rows));
writeFileSync(join(WORK, `${part}-bare.f32`), new Float32Array(bareRows));
writeFileSync(join(WORK, `${part}.json`), JSON.stringify({ glance: GLANCE_FEATURES, read: READ_FEATURES, features: FEATURES, places }));
console.log(`${places.length} pairs, ${FEATURES.length} features`);
process.exit(0);

async function askArticles(): Promise<Asked[]> {
  const found: Asked[] = [];
  for (const slug of heldOut.essays) {
    const { essay, articles } = loadTraining(folders.find((path) => existsSync(join(path, `${slug}.essay.json`)))!, slug);
    found.push(...articles.map((text, number): Asked => ({ set: 'article', essay, text, number })));
    found.push(...(await nearestPages(essay)).map((text, i): Asked => ({ set: 'page', essay, text, number: 100 + i })));
  }
  return found;
}

async function askLabelled(): Promise<Asked[]> {
  return heldOut.pages.flatMap((name) => {
    const { essay, texts } = loadLabelledPages(name);
    return texts.map((text, number): Asked => ({ set: 'labelled', essay, text, number }));
  });
}

async function askNews(): Promise<Asked[]> {
  return heldOut.news.flatMap(loadNews);
}

async function askGold(): Promise<Asked[]> {
  const essay: Essay = JSON.parse(readFileSync(join(SHARED, 'essay/bugajski-transatlantic-rift.wordings.json'), 'utf8'));
  return lines(join(SHARED, 'gold/documents.jsonl')).map(({ sentences }, number): Asked => {
    const laid = sentences.map(({ paragraph, text }: { paragraph: number; text: string }) => ({ block: paragraph, text }));
    return { set: 'gold', essay, text: { sentences: laid, labels: [] }, number };
  });
}

function readSides(essay: Essay) {
  const known = sides.get(essay) ?? Promise.all([looks.readEssay(essay), readBare(essay)]).then(([full, bare]) => ({ full, bare }));
  sides.set(essay, known);
  return known;
}

/** Adds the pairs of a sentence with all claims; it is read with its likeliest. */
async function add({ set, essay, text, number }: Asked, row: number, input: SentenceInput): Promise<void> {
  const { full, bare } = await readSides(essay);
  const sentence = await looks.readSentence(input);
  const glance = looks.glance(sentence, full);
  const bareGlance = looks.glance(sentence, bare);
  const columns = [...glance.keys()].toSorted((a, b) => bareGlance[b]!.cosine - bareGlance[a]!.cosine).slice(0, CLAIMS_READ);
  const read = await looks.read(sentence, bare, columns);
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
    places.push({ set, essay: essay.id, text: number, sentence: row, column, label: text.labels[row]?.get(column) ?? NOTHING });
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
    labels: sentences.map(({ labels }: { labels: Told[] }) => labelsOf(labels, column)),
  }));
  return { essay, articles };
}

/** Reads labels of real pages; their text comes from the pages themselves. */
function loadLabelledPages(name: string): { essay: Essay; texts: Text[] } {
  const told: { essay: string; pages: string[]; labels: ({ page: string; start: number } & Told)[] } = JSON.parse(
    readFileSync(join(DATA, `pages/${name}.labels.json`), 'utf8'),
  );
  const essay = loadEssay(told.essay);
  const column = new Map(essay.claims.map((claim, i) => [claim.id, i]));
  const texts = told.pages.map((page): Text => {
    const sentences = pages.find((each) => each.page === page)!.sentences.slice(0, PAGE_SENTENCES);
    const byStart = Map.groupBy(told.labels.filter((label) => label.page === page), ({ start }) => start);
    return {
      sentences,
      labels: sentences.map(({ start }) => labelsOf(byStart.get(start) ?? [], column)),
    };
  });
  return { essay: { ...essay, id: name }, texts };
}

/** Reads the articles of a subject with their labels by an op-ed: a set named SUBJECT/ESSAY. */
function loadNews(set: string): Asked[] {
  const [subject, slug] = set.split('/') as [string, string];
  const essay = loadEssay(slug);
  const column = new Map(essay.claims.map((claim, i) => [claim.id, i]));
  const labels: ({ article: string; sentence: number } & Told)[] = lines(join(DATA, 'news', subject, `${slug}.labels.jsonl`));
  const named = { ...essay, id: set };
  return lines(join(DATA, 'news', subject, 'articles.jsonl')).map(({ id, sentences }: { id: string; sentences: string[] }, number): Asked => {
    const bySentence = Map.groupBy(labels.filter(({ article }) => article === id), ({ sentence }) => sentence);
    const text: Text = {
      sentences: sentences.map((each) => ({ block: 0, text: each })),
      labels: sentences.map((_, i) => labelsOf(bySentence.get(i) ?? [], column)),
    };
    return { set: 'news', essay: named, text, number };
  });
}

function labelsOf(told: Told[], column: Map<string, number>): Map<number, number> {
  return new Map(told.map(({ claim, relation }) => [column.get(claim)!, LABELS[relation]]));
}

/** Reads an op-ed's claims, wherever it lies. */
function loadEssay(slug: string): Essay {
  const file = [join(DATA, 'pages'), join(DATA, 'news'), ...folders].map((path) => join(path, `${slug}.essay.json`)).find((path) => existsSync(path));
  if (!file) throw new Error(`no op-ed ${slug}`);
  return JSON.parse(readFileSync(file, 'utf8'));
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
