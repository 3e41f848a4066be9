import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { PRACTICE_EXPECTED, practiceArticle } from './harness/articles.ts';
import { readBadge } from './harness/badge.ts';
import { matchInNode } from './harness/cli.ts';
import { collectComplaints } from './harness/complaints.ts';
import type { Painted } from './harness/highlights.ts';
import { largestScoreDifference, readKept, sentencesToPaint } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

let walk: Walk;
let page: Page;
let before: string;
let painted: Painted[];
let complaints: string[];

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  page = await walk.browser.newPage();
  complaints = await collectComplaints(page);
  before = practiceArticle();
  await page.bringToFront();
  await page.goto(walk.server.address('news.html'));
  painted = await walk.settle(page);
});

afterAll(async () => await walk?.end());

it('paints the sentences that were kept over the threshold, each once', async () => {
  const expected = await sentencesToPaint(walk, walk.server.address('news.html'));
  expect([...new Set(painted.map(({ text }) => text))]).toEqual(expected);
});

it('paints what the command line finds in the same page, with the same relations', () => {
  const found = matchInNode(before, walk.server.address('news.html'));
  const key = ({ relation, text }: { relation: string; text: string }) => `${relation}: ${text}`;
  const inNode = new Set(found.map(({ relation, quote }) => key({ relation, text: quote })));
  expect(new Set(painted.map(key))).toEqual(inNode);
});

it('scores as Node does, to a thousandth', async () => {
  const found = matchInNode(before, walk.server.address('news.html'));
  expect(await largestScoreDifference(walk, found)).toBeLessThan(1e-3);
});

it('paints plain cases and leaves colour and gossip alone', () => {
  const texts = painted.map(({ text }) => text.replaceAll('’', "'")).join('\n');
  for (const expected of PRACTICE_EXPECTED.painted) expect(texts).toContain(expected);
  for (const plain of PRACTICE_EXPECTED.plain) expect(texts).not.toContain(plain);
});

it('remembers the page with its themes', async () => {
  const { pages } = await readKept(walk);
  expect(pages.map(({ page: address }) => address)).toEqual([walk.server.address('news.html')]);
  expect(pages[0]?.themes.length).toBeGreaterThan(0);
});

it('shows the number of highlights on the toolbar', async () => {
  expect(await readBadge(walk.library, page)).toBe(String(new Set(painted.map(({ text }) => text)).size));
});

it('adds nothing to the page but one element of its own, and moves nothing', async () => {
  const shape = await page.evaluate(() => ({
    main: document.querySelector('main')?.innerHTML ?? '',
    extra: [...document.documentElement.children].map(({ localName }) => localName),
    hosts: document.querySelectorAll('throughline-card').length,
  }));
  expect(before).toContain(shape.main.slice(0, 400));
  expect(shape.extra.filter((name) => !['head', 'body', 'throughline-card'].includes(name))).toEqual([]);
  expect(shape.hosts).toBeLessThanOrEqual(1);
});

it('leaves no error in the page’s console', () => {
  expect(complaints).toEqual([]);
});

it('paints for the ground that the text stands on, with the card there and as the page changes its colours', async () => {
  const dark = '<style>.night body { background: #15171a } .night :is(body, h1, h2, p) { color: #ddd }</style>';
  walk.server.put(
    'dark.html',
    practiceArticle().replace('</head>', `${dark}</head>`).replace('<html', '<html class="night"'),
  );
  const night = await walk.open('dark.html');
  const seen = await walk.settle(night);
  expect(seen.map(({ text, relation }) => [text, relation])).toEqual(
    painted.map(({ text, relation }) => [text, relation]),
  );
  const look = () =>
    night.evaluate(() => {
      const names = [...CSS.highlights.keys()].filter((name) => name.startsWith('throughline-agrees'));
      return names.map((name) => [name, getComputedStyle(document.body, `::highlight(${name})`).backgroundColor]);
    });
  expect(await look()).toEqual([['throughline-agrees-blue-dark', 'rgba(90, 160, 255, 0.2)']]);
  await night.$eval('html', (root) => root.classList.remove('night'));
  await until(
    'the light look',
    async () => (await look()).join() === 'throughline-agrees-blue,rgba(30, 105, 190, 0.12)',
  );
});
