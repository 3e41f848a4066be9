import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as runtime from 'onnxruntime-web';
import { toAskedSentences } from '../utils/matching/articlesentences.ts';
import { rarityOf } from '../utils/matching/background.ts';
import { createLooks } from '../utils/matching/looks.ts';
import type { SentenceInput } from '../utils/matching/match.ts';
import { createProspects } from '../utils/matching/prospects.ts';
import type { Scorer } from '../utils/matching/scorer.ts';
import { THRESHOLDS } from '../utils/matching/select.ts';
import { openModelFolder } from '../utils/model/modelfolder.ts';
import { createNodeScorer } from '../utils/model/node.ts';
import { openModel } from '../utils/model/onnxmodel.ts';
import { batchesOf } from '../utils/page/batches.ts';
import { FP32 } from './fp32.ts';
import { readBuiltInEssay, withoutWordings } from './gold.ts';
import { middleAndTail } from './metrics.ts';
import type { ThemedPage } from './pages.ts';
import type { Row } from './row.ts';

/** On-theme articles of about a thousand words that are read both ways. */
const PAGES = 8;
const WORDS = [700, 1_400] as const;
const ONE_THREAD = { threads: 1, wasmFolder: null };

/** Milliseconds until a sentence with a highlight is read, null where there is none, and until all are. */
interface Times {
  first: number | null;
  all: number;
}

/**
 * Sets how the extension reads an article against the straightforward way, page by page in one run, both on one thread:
 * one sentence after the other through the unrounded graphs, each read with every claim. Both have
 * the claims read before the clock starts, as a worker has that has seen some pages; neither pays for messages and paint
 * here, which `browser` times.
 */
export async function benchStraightforward(pages: ThemedPage[]): Promise<Row[]> {
  const measure = 'times faster than the straightforward way';
  if (!existsSync(FP32))
    return [{ set: 'speed', measure, value: '-', note: 'no fp32 graphs: model/export.py makes them' }];
  const [fewest, most] = WORDS;
  const articles = pages.flatMap(({ topic, language, article }) =>
    topic === 'on' && language === 'en' && article && article.words >= fewest && article.words <= most ? [article] : [],
  );
  const plain = await openPlainReader();
  const scorer = await createNodeScorer({ threads: 1 });
  // Every claim is among the likeliest of its own words: it is made ready so.
  const claims = readBuiltInEssay().claims.map(({ text }) => ({ text, context: '' }));
  await scorer.match(claims, readBuiltInEssay());
  for (const claim of claims.slice(0, 3)) await plain(claim);
  const firsts: number[] = [];
  const alls: number[] = [];
  for (const article of articles.slice(0, PAGES)) {
    const inputs = toAskedSentences(article).map(({ input }) => input);
    const { times, highlighted } = await readOurWay(inputs, scorer);
    const theirs = await readInOrder(inputs, highlighted, plain);
    alls.push(theirs.all / times.all);
    if (times.first !== null && theirs.first !== null) firsts.push(theirs.first / times.first);
  }
  const row = (what: string, ratios: number[], wanted: number): Row => ({
    set: 'speed',
    measure: `${measure}, ${what}`,
    value: middleAndTail(ratios).p50.toFixed(1),
    note: `wanted ${wanted}; ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')}; network alone, one thread`,
  });
  return [row('first highlight', firsts, 10), row('all', alls, 4)];
}

/** In the batches of a page, and the order in which it has its first: by the words. */
async function readOurWay(
  inputs: SentenceInput[],
  scorer: Scorer,
): Promise<{ times: Times; highlighted: Set<SentenceInput> }> {
  const essay = readBuiltInEssay();
  const prospects = createProspects(essay, rarityOf);
  const highlighted = new Set<SentenceInput>();
  let first: number | null = null;
  const started = performance.now();
  for (const batch of batchesOf(inputs, ({ text }) => prospects(text))) {
    for (const { sentence, score } of await scorer.match(batch, essay)) {
      if (score < THRESHOLDS.balanced) continue;
      highlighted.add(batch[sentence]!);
      first ??= performance.now() - started;
    }
  }
  return { times: { first, all: performance.now() - started }, highlighted };
}

async function readInOrder(
  inputs: SentenceInput[],
  highlighted: Set<SentenceInput>,
  read: (input: SentenceInput) => Promise<unknown>,
): Promise<Times> {
  let first: number | null = null;
  const started = performance.now();
  for (const input of inputs) {
    await read(input);
    if (highlighted.has(input)) first ??= performance.now() - started;
  }
  return { first, all: performance.now() - started };
}

/** Opens the unrounded graphs, and reads the essay's claims with them once. */
async function openPlainReader(): Promise<(input: SentenceInput) => Promise<unknown>> {
  const folder = await openModelFolder(async (path) => new Uint8Array(await readFile(join(FP32, path))));
  const looks = createLooks({ ...(await openModel(folder, runtime, ONE_THREAD)), rarity: rarityOf });
  const side = await looks.readEssay(withoutWordings(readBuiltInEssay()));
  const columns = [...side.claims.keys()];
  for (const column of columns) await side.reading(column);
  return async (input) => {
    const sentence = await looks.readSentence(input);
    looks.glance(sentence, side);
    return looks.read(sentence, side, columns);
  };
}
