import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { practiceArticle } from './harness/articles.ts';
import { countReads, type Reads } from './harness/countreads.ts';
import { putRecords } from './harness/storage.ts';
import { tabOn } from './harness/tab.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const ESSAY = 'bugajski-transatlantic-rift';
const CLAIMS = 40;
/** Of a claim: more than the panel looks at. */
const FEW = 30;
const MANY = 90;

let walk: Walk;
let news: Page;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  news = await walk.open('news.html');
  await walk.settle(news);
});

afterAll(async () => await walk?.end());

/** Has every claim met, and a sentence noted under it, so many times on as many pages, in the years before. */
async function fill(times: number): Promise<void> {
  const records = Array.from({ length: CLAIMS * times }, (_, i) => {
    const claim = `c${String((i % CLAIMS) + 1).padStart(2, '0')}`;
    const page = `https://example.org/${i}`;
    const time = new Date(Date.UTC(2020, 0, 1 + Math.floor(i / CLAIMS))).toISOString();
    const quote = { exact: `Sentence ${i}.`, prefix: '', suffix: '', start: 0, end: 11 };
    const seen = { firstSeen: time, lastSeen: time };
    const ref = { essay: ESSAY, claim };
    return {
      page: { page, title: `Story ${i}`, themes: [], visits: 1, ...seen },
      match: {
        id: `m${i}`,
        page,
        ...ref,
        claimKey: `${ESSAY}/${claim}`,
        relation: 'agrees',
        score: 0.9,
        quote,
        why: { sentence: [], claim: [] },
        verdict: null,
        verdictAt: null,
        ...seen,
      },
      note: {
        id: `n${i}`,
        target: { kind: 'sentence', page, quote, claim: ref },
        page,
        claimKey: `${ESSAY}/${claim}`,
        sentenceKey: `s${i}`,
        text: 'Noted.',
        tags: [`tag${i}`],
        created: time,
        modified: time,
      },
    };
  });
  await putRecords(
    walk.library,
    'pages',
    records.map(({ page }) => page),
  );
  await putRecords(
    walk.library,
    'matches',
    records.map(({ match }) => match),
  );
  await putRecords(
    walk.library,
    'notes',
    records.map(({ note }) => note),
  );
}

/** Opens the panel, and tells what it has read when it is done. */
async function openCounting(): Promise<{ panel: Page; reads: Reads }> {
  const panel = await walk.browser.newPage();
  const read = await countReads(panel);
  await panel.goto(walk.address(`sidepanel.html?tab=${await tabOn(walk.library, news.url())}`));
  await panel.waitForSelector('.claim-more .disclosure');
  await until('the reminder, the last thing that the panel looks for', async () =>
    (await panel.evaluate(() => document.body.innerText)).includes('in this browser only'),
  );
  let reads = await read();
  await until('the panel to read no more', async () => {
    const before = JSON.stringify(reads);
    await new Promise((resolve) => setTimeout(resolve, 500));
    reads = await read();
    return JSON.stringify(reads) === before;
  });
  return { panel, reads };
}

it('reads as much of a large library as of a small one, and tells of a claim where it was met', async () => {
  await fill(FEW);
  const small = await openCounting();
  await small.panel.close();
  await fill(MANY);
  const { panel, reads } = await openCounting();
  expect(reads['matches.page getAll']).toBeGreaterThan(0);
  expect(reads).toEqual(small.reads);
  expect(Object.keys(reads).filter((asked) => /count$|tags/.test(asked))).toEqual([]);

  expect(reads['pages get'] ?? 0).toBe(0);
  await panel.click('.claim-more .disclosure summary');
  await panel.waitForSelector('.claim-more .sightings');
  const titles = await panel.$$eval('.claim-more .sightings a', (links) => links.map(({ textContent }) => textContent));
  expect(titles).toHaveLength(6);
  for (const title of titles) expect(title).toMatch(/^Story \d+/);
  expect((await panel.$$('datalist option')).length).toBe(0);
  await panel.focus('.note-editor textarea');
  await until('the tags', async () => (await panel.$$('datalist option')).length === CLAIMS * MANY);
  await panel.close();
});
