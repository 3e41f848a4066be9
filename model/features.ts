/**
 * Prints the extension's own pair features of the training articles and of gold dev, for `fit_head.py`:
 *
 *     npx tsx model/features.ts
 *
 * reads .work/{texts,real}.{json,f32} (texts and their vectors, from embed.py) and .work/pages.json (realpages.ts), and
 * writes .work/rarity.json, .work/features{,-bare}.f32 (rows of FEATURES) and .work/features.json (where each row belongs). Each
 * plain essay also gets the real pages nearest to it, as pairs that are nothing.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Essay, Wording } from '../utils/essays/essay.ts';
import { readClaims, textsOf } from '../utils/matching/claimside.ts';
import { FEATURES, pairFeatures, type ReadSentence } from '../utils/matching/features.ts';
import { createRarity, weigh, type RarityTable } from '../utils/matching/rarity.ts';
import { dot, unit } from '../utils/matching/vector.ts';
import { readWords } from '../utils/matching/words.ts';

const WORK = join(import.meta.dirname, '.work');
const SHARED = process.env.THROUGHLINE_SHARED ?? join(import.meta.dirname, '../../shared');
const OWN = process.env.THROUGHLINE_OWN ?? join(import.meta.dirname, 'data');
const LABELS = { same: 0, dispute: 1, related: 2 } as const;
const NOTHING = 3;
/** A term in fewer of the articles' sentences than this counts as in one. */
const RARITY_LEAST = 4;
const REAL_PAGES = 4;
const REAL_SENTENCES = 40;

interface Text {
  sentences: { text: string; context: string }[];
  labels: Map<number, number>[];
}


const lines = (path: string) => readFileSync(path, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));

const vectors = new Map<string, Float32Array>();
for (const part of ['texts', 'real']) loadVectors(part);
const vectorOf = (text: string) => vectors.get(text) ?? raise(`no vector for: ${text}`);

const training = [join(SHARED, 'train'), OWN].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.essay.json'))
    .sort()
    .map((file) => loadTraining(folder, file.slice(0, -'.essay.json'.length))),
);
const rarityTable = countTerms(training.flatMap(({ articles }) => articles.flatMap(({ sentences }) => sentences.map(({ text }) => text))));
writeFileSync(join(WORK, 'rarity.json'), JSON.stringify(rarityTable));
const rarity = createRarity(rarityTable);

/** Pairs' features with the claims' wordings, and, in the same order, without: a bare essay has no wordings as impostors. */
const rows: number[] = [];
const bareRows: number[] = [];
const places: { essay: string; plain: boolean; real: boolean; text: number; sentence: number; column: number; label: number }[] = [];
for (const { essay, articles, plain } of training) {
  for (const [i, article] of articles.entries()) add(essay, article, plain, i);
}
addRealPages();
const builtIn: Essay = JSON.parse(readFileSync(join(SHARED, 'essay/bugajski-transatlantic-rift.wordings.json'), 'utf8'));
const golds = lines(join(SHARED, 'gold/documents.jsonl'));
for (const [i, document] of golds.entries()) add(builtIn, loadGold(document), false, i, 'gold');
writeFileSync(join(WORK, `features.f32`), new Float32Array(rows));
writeFileSync(join(WORK, `features-bare.f32`), new Float32Array(bareRows));
writeFileSync(join(WORK, `features.json`), JSON.stringify({ features: FEATURES, places }));
console.log(`${places.length} pairs, ${FEATURES.length} features`);

function add(essay: Essay, { sentences, labels }: Text, plain: boolean, index: number, as = essay.id, real = false): void {
  const bare: Essay = { ...essay, claims: essay.claims.map(({ wordings: _wordings, ...claim }) => claim) };
  const [side, bareSide] = [essay, bare].map((one) => readClaims(one, textsOf(one).map(vectorOf), rarity));
  for (const [row, { text, context }] of sentences.entries()) {
    const sentence: ReadSentence = { ...read(text), before: context ? read(context) : null };
    const pairs = pairFeatures(sentence, side!, rarity);
    const barePairs = pairFeatures(sentence, bareSide!, rarity);
    for (const [column, features] of pairs.entries()) {
      for (const feature of FEATURES) rows.push(features[feature]);
      for (const feature of FEATURES) bareRows.push(barePairs[column]![feature]);
      places.push({ essay: as, plain, real, text: index, sentence: row, column, label: labels[row]?.get(column) ?? NOTHING });
    }
  }
}

function read(text: string) {
  const words = readWords(text);
  return { vector: vectorOf(text), words, weight: weigh(words.terms, rarity) };
}

function loadVectors(part: string): void {
  const texts: string[] = JSON.parse(readFileSync(join(WORK, `${part}.json`), 'utf8'));
  const flat = new Float32Array(readFileSync(join(WORK, `${part}.f32`)).buffer);
  const width = flat.length / texts.length;
  for (const [i, text] of texts.entries()) vectors.set(text, flat.subarray(i * width, (i + 1) * width));
}

/** Gives each plain essay the sentences of the real pages whose subject is nearest to its own. */
function addRealPages(): void {
  const pages: { block: number; text: string }[][] = JSON.parse(readFileSync(join(WORK, 'pages.json'), 'utf8'));
  const known = pages
    .map((page) => page.flatMap(({ text, block }, i) => {
      const before = page[i - 1];
      return vectors.has(text) ? [{ text, context: before?.block === block && vectors.has(before.text) ? before.text : '' }] : [];
    }).slice(0, REAL_SENTENCES))
    .filter((page) => page.length > 0)
    .map((sentences) => ({ sentences, subject: unit(sentences.map(({ text }) => vectorOf(text))) }));
  for (const { essay, plain } of training) {
    if (!plain) continue;
    const subject = unit(essay.claims.map(({ text }) => vectorOf(text)));
    const nearest = known.toSorted((a, b) => dot(b.subject, subject) - dot(a.subject, subject)).slice(0, REAL_PAGES);
    for (const [i, { sentences }] of nearest.entries()) add(essay, { sentences, labels: [] }, true, 100 + i, essay.id, true);
  }
}

/** Every second sentence keeps its predecessor as context: a news paragraph holds one or two sentences. */
function loadTraining(folder: string, slug: string): { essay: Essay; plain: boolean; articles: Text[] } {
  const essay: Essay = JSON.parse(readFileSync(join(folder, `${slug}.essay.json`), 'utf8'));
  const column = new Map(essay.claims.map((claim, i) => [claim.id, i]));
  for (const { claim, relation, text } of lines(join(folder, `${slug}.sentences.jsonl`))) {
    (essay.claims[column.get(claim)!]!.wordings ??= []).push({ relation, text } satisfies Wording);
  }
  const articles = lines(join(folder, `${slug}.articles.jsonl`)).map(({ sentences }): Text => ({
    sentences: sentences.map(({ text }: { text: string }, i: number) => ({ text, context: i % 2 ? sentences[i - 1].text : '' })),
    labels: sentences.map(({ labels }: { labels: { claim: string; relation: keyof typeof LABELS }[] }) =>
      new Map(labels.map(({ claim, relation }) => [column.get(claim)!, LABELS[relation]])),
    ),
  }));
  return { essay, plain: articles.length !== 3, articles };
}

function loadGold({ sentences }: { sentences: { paragraph: number; text: string }[] }): Text {
  return {
    sentences: sentences.map(({ text, paragraph }, i) => ({ text, context: sentences[i - 1]?.paragraph === paragraph ? sentences[i - 1]!.text : '' })),
    labels: [],
  };
}

function countTerms(collection: string[]): RarityTable {
  const counts = new Map<string, number>();
  for (const text of collection) for (const term of readWords(text).terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { texts: collection.length, counts: Object.fromEntries([...counts].filter(([, count]) => count >= RARITY_LEAST).sort()) };
}

function raise(message: string): never {
  throw new Error(message);
}
