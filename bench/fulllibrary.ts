import type { Page } from 'puppeteer-core';
import { practiceArticle } from '../e2e/harness/articles.ts';
import { openPanelPage } from '../e2e/harness/panelpage.ts';
import { putRecords } from '../e2e/harness/storage.ts';
import { until } from '../e2e/harness/wait.ts';
import { startWalk, type Walk } from '../e2e/harness/walk.ts';
import { noteKeys } from '../utils/storage/notekeys.ts';
import { middleAndTail } from './metrics.ts';
import { makeNotes } from './notes.ts';
import type { Row } from './row.ts';

/** Ten years of reading: so many notes, and sentences met on so many pages. */
const NOTES = 50_000;
const SIGHTINGS = 200_000;
const PAGES = 20_000;
/** Records a message: a page takes no message of 50 MB. */
const PORTION = 5_000;
/** Times that a page is opened; the median counts. */
const OPENINGS = 5;
const ESSAY = 'bugajski-transatlantic-rift';
const CLAIMS = 40;
/** The words that a sentence and its claim share, as many as they usually do. */
const SPANS = Array.from({ length: 5 }, (_, i) => ({ start: 12 * i, end: 12 * i + 9 }));
const SET = `${NOTES} notes, ${SIGHTINGS} sightings`;

/**
 * Times in Chromium what a reader of many years waits for: the parts of the library, the panel, a backup and its way
 * back. It needs the built extension.
 */
export async function benchFullLibrary(): Promise<Row[]> {
  const walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  try {
    // The bench runs by tsx, whose compiler calls `__name` in every function that is sent into a page.
    await walk.library.evaluateOnNewDocument('globalThis.__name ??= (named) => named');
    await walk.library.reload();
    const news = await walk.open('news.html');
    await walk.settle(news);
    const empty = await timePanel(walk, news);
    await fill(walk.library);
    const full = await timePanel(walk, news);
    const rows: Row[] = [
      await timeRoute(walk, 'essays', '.essay-theme li', 'library, ms until its essays are shown'),
      await timeRoute(walk, 'essays', '.met:not(:empty)', 'library, ms until how often each claim was met is shown'),
      await timeRoute(walk, 'notes', '.note-item', 'notes, ms until the first are shown'),
      await timeRoute(
        walk,
        `claim/${ESSAY}/c01`,
        '.trail-plot svg',
        'a claim met 5,000 times, ms until its trail is shown',
      ),
      {
        set: SET,
        measure: 'panel, ms until its claims are shown',
        value: full.toFixed(0),
        note: `${empty.toFixed(0)} with none`,
      },
    ];
    return [...rows, ...(await timeBackup(walk.library, walk))];
  } finally {
    await walk.end();
  }
}

async function fill(library: Page): Promise<void> {
  const notes = makeNotes(NOTES).map(({ note }) => ({ ...note, ...noteKeys(note) }));
  for (let at = 0; at < NOTES; at += PORTION) await putRecords(library, 'notes', notes.slice(at, at + PORTION));
  const day = (i: number) => new Date(Date.UTC(2017, 0, 1) + (i % 3_600) * 24 * 60 * 60 * 1000).toISOString();
  const address = (i: number) => `https://site${i % 97}.example/story-${i}`;
  const pages = Array.from({ length: PAGES }, (_, i) => ({
    page: address(i),
    title: `Story ${i}: allies argue over budgets`,
    themes: [{ essay: ESSAY, theme: 'us-guarantee', score: 0.6, words: ['Europe', 'NATO'] }],
    firstSeen: day(i),
    lastSeen: day(i),
    visits: 1,
  }));
  for (let at = 0; at < PAGES; at += PORTION) await putRecords(library, 'pages', pages.slice(at, at + PORTION));
  for (let at = 0; at < SIGHTINGS; at += PORTION) {
    const sightings = Array.from({ length: PORTION }, (_, k) => {
      const i = at + k;
      const claim = `c${String((i % CLAIMS) + 1).padStart(2, '0')}`;
      const exact = `Ministers said on day ${i} that Europe must spend far more on its own defence, and sooner than most of the allies had planned for so far.`;
      return {
        id: `sighting-${i}`,
        page: address(i % PAGES),
        essay: ESSAY,
        claim,
        claimKey: `${ESSAY}/${claim}`,
        relation: i % 5 === 0 ? 'disputes' : 'agrees',
        score: 0.9,
        quote: {
          exact,
          prefix: 'so nobody was left in the hall. ',
          suffix: ' Others in the hall disagreed. A',
          start: 12_100,
          end: 12_100 + exact.length,
        },
        why: { sentence: SPANS, claim: SPANS },
        firstSeen: day(i),
        lastSeen: day(i),
        verdict: null,
        verdictAt: null,
      };
    });
    await putRecords(library, 'matches', sightings);
  }
}

/** Opens a part of the library again and again; the median of the times until an element is there. */
async function timeRoute({ library, address }: Walk, route: string, selector: string, measure: string): Promise<Row> {
  const times: number[] = [];
  await library.bringToFront();
  for (let i = 0; i < OPENINGS; i += 1) {
    await library.goto('about:blank');
    await library.goto(address(`library.html#${route}`));
    times.push(await timeUntil(library, selector));
  }
  const { p50, p95 } = middleAndTail(times);
  return { set: SET, measure, value: p50.toFixed(0), note: `at most ${p95.toFixed(0)}` };
}

/** Opens the panel on a page again and again; the median of the times until its claims are shown. */
async function timePanel(walk: Walk, news: Page): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < OPENINGS; i += 1) {
    const panel = await openPanelPage(walk, news);
    await panel.bringToFront();
    times.push(await timeUntil(panel, '.theme-section'));
    await panel.close();
  }
  return middleAndTail(times).p50;
}

/** Milliseconds since the page was opened until it has an element. */
async function timeUntil(page: Page, selector: string): Promise<number> {
  await until(selector, () => page.$(selector), 120_000, 10);
  return await page.evaluate(() => performance.now());
}

/** A backup made, tested (restored into an empty database and compared) and looked at again, each once. */
async function timeBackup(library: Page, { address }: Walk): Promise<Row[]> {
  await library.goto('about:blank');
  await library.goto(address('library.html#settings'));
  await library.waitForSelector('.backups');
  const press = (words: string) =>
    library.evaluate((wanted) => {
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === wanted)?.click();
    }, words);
  const time = async (words: string, isDone: () => Promise<unknown>) => {
    const begun = performance.now();
    await press(words);
    await until(words, async () => (await isDone()) || null, 300_000, 50);
    return ((performance.now() - begun) / 1000).toFixed(1);
  };
  const says = (words: string) => async () =>
    (await library.evaluate(() => document.querySelector('main')?.innerText ?? '')).includes(words);
  const made = await time('Back up now', says('Backed up.'));
  const tested = await time('Test my backup', says('The backup is sound'));
  const looked = await time('Restore…', says('Nothing is written yet'));
  return [
    { set: SET, measure: 'backup made, s', value: made, note: '' },
    { set: SET, measure: 'backup restored into an empty database and compared, s', value: tested, note: '' },
    { set: SET, measure: 'what restoring it would change, s', value: looked, note: '' },
  ];
}
