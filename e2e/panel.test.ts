import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFF_THEME, practiceArticle } from './harness/articles.ts';
import { collectComplaints } from './harness/complaints.ts';
import { readHighlights, type Painted } from './harness/highlights.ts';
import { openPanelBeside } from './harness/panel.ts';
import { readPanel } from './harness/panelpage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

/** One blank page, which every viewer mends. */
const EMPTY_PDF = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

let walk: Walk;
let page: Page;
let panel: Page;
let painted: Painted[];

/** Sentences shown under the claims, in the panel's order, closed sections left out. */
const listed = (from: Page) =>
  from.$$eval('.theme-section li.sentence .quote', (quotes) => quotes.map((quote) => quote.textContent.trim()));

beforeAll(async () => {
  walk = await startWalk({
    pages: {
      'news.html': practiceArticle(),
      'off.html': OFF_THEME,
      'paper.pdf': EMPTY_PDF,
      'framed.html':
        '<title>Framed</title><h1>Reader</h1><iframe sandbox src="off.html" style="width: 100%; height: 80vh"></iframe>',
    },
  });
  page = await walk.open('news.html');
  painted = await walk.settle(page);
  panel = await openPanelBeside(walk, page);
  await panel.waitForSelector('.theme-section');
});

afterAll(async () => await walk?.end());

it('opens beside the page by a click on the toolbar and lists every highlighted sentence', async () => {
  const sentences = await until('the panel to list the highlights', async () => {
    const now = new Set(await listed(panel));
    return now.size === new Set(painted.map(({ text }) => text)).size ? now : null;
  });
  expect(sentences).toEqual(new Set(painted.map(({ text }) => text)));
  expect(await readPanel(panel)).toMatch(/makes? or disputes?/);
});

it('scrolls the page to a sentence that is clicked', async () => {
  const last = painted.at(-1)?.text ?? '';
  await page.evaluate(() => window.scrollTo(0, 0));
  await panel.evaluate((text) => {
    const quotes = [...document.querySelectorAll<HTMLButtonElement>('button.quote')];
    quotes.find((quote) => quote.textContent.trim() === text)?.click();
  }, last);
  await until('the sentence to come into view', async () => {
    const there = (await readHighlights(page)).find(({ text }) => text === last);
    const height = await page.evaluate(() => window.innerHeight);
    return there !== undefined && there.y > 0 && there.y < height;
  });
});

it('paints fewer sentences at once when the reader wants fewer, and all again', async () => {
  const choose = (label: string) =>
    panel.evaluate((wanted) => {
      const labels = [...document.querySelectorAll('label')];
      labels.find((candidate) => candidate.textContent.trim() === wanted)?.click();
    }, label);
  await choose('Fewer');
  await until('fewer highlights', async () => (await readHighlights(page)).length < painted.length);
  await choose('Balanced');
  await until('the highlights to come back', async () => (await readHighlights(page)).length === painted.length);
});

it('follows to another tab and says that nothing is kept off the themes', async () => {
  const off = await walk.open('off.html');
  await until('the panel to follow', async () => (await readPanel(panel)).includes('Off your essays’ themes'));
  await off.close();
  await page.bringToFront();
  await until('the panel to come back', async () => (await listed(panel)).length > 0);
});

it('says of a PDF that it cannot be read, and of a frame that it is one', async () => {
  const pdf = await walk.open('paper.pdf');
  await until('the panel to speak of the PDF', async () => (await readPanel(panel)).includes('cannot read PDFs'));
  await pdf.close();
  const framed = await walk.open('framed.html');
  await until('the panel to speak of the frame', async () => (await readPanel(panel)).includes('stands in a frame'));
  await framed.close();
  await page.bringToFront();
  await until('the panel to come back', async () => (await listed(panel)).length > 0);
});

it('asks a page without our script and leaves no error in the console', async () => {
  const complaints = await collectComplaints(panel);
  const bare = await walk.browser.newPage();
  await bare.goto('about:blank');
  await bare.bringToFront();
  await until('the panel to say that it cannot read there', async () =>
    (await readPanel(panel)).includes('Not a page that Throughline may read'),
  );
  await bare.close();
  expect(complaints).toEqual([]);
});
