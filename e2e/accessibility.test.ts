import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import { practiceArticle } from './harness/articles.ts';
import { findUnseenFocus, readOutline, skippedLevels } from './harness/axtree.ts';
import { putRecords } from './harness/storage.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** Words without a blank, as addresses are, in all that an essay says. */
const WORDS = 'x'.repeat(150);
const TIME = '2026-01-01T00:00:00.000Z';
const LONG_ESSAY = {
  id: 'long',
  title: WORDS,
  author: WORDS,
  themes: [{ id: 't', label: WORDS }],
  claims: [{ id: 'c', theme: 't', text: WORDS, wordings: [{ relation: 'same', text: WORDS }] }],
  builtIn: false,
  enabled: false,
  added: TIME,
  modified: TIME,
};

let walk: Walk;
let news: Page;
let panel: Page;

const PAGES = {
  panel: { landmarks: ['banner', 'main'] },
  'library.html#essays': { landmarks: ['banner', 'navigation', 'main'] },
  'library.html#notes': { landmarks: ['banner', 'navigation', 'main'] },
  'library.html#edit/long': { landmarks: ['banner', 'navigation', 'main'] },
  'library.html#claim/long/c': { landmarks: ['banner', 'navigation', 'main'] },
  'library.html#bin': { landmarks: ['banner', 'navigation', 'main'] },
  'library.html#settings': { landmarks: ['banner', 'navigation', 'main'] },
  'welcome.html': { landmarks: ['banner', 'main'] },
};

/** The narrowest that a side panel gets, and WCAG's width for reflow (SC 1.4.10), in CSS pixels. */
const NARROW = 320;

async function open(name: string): Promise<Page> {
  if (name === 'panel') {
    // The panel follows the tab in front.
    await news.bringToFront();
    await panel.waitForSelector('.theme-section');
    return panel;
  }
  // The hash alone would not load the page anew.
  await walk.library.goto('about:blank');
  await walk.library.goto(walk.address(name));
  await walk.library.bringToFront();
  await walk.library.waitForSelector('h1');
  // Wordings show when a claim is open in its editor.
  await walk.library.evaluate(() => document.querySelector<HTMLElement>('[data-control="open"]')?.click());
  return walk.library;
}

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  await putRecords(walk.library, 'essays', [LONG_ESSAY]);
  news = await walk.open('news.html');
  await walk.settle(news);
  panel = await openSidePanel(walk, news);
  await panel.waitForSelector('.theme-section');
  // What only a note brings is walked too: its tags, one of them too long for a line.
  await panel.type('.page-notes textarea', 'A note.');
  await (await panel.waitForSelector('.page-notes .tag-field input'))?.type(`${'x'.repeat(60)},`);
  await panel.waitForSelector('.page-notes .tag');
});

afterAll(async () => await walk?.end());

it.each(Object.entries(PAGES))(
  '%s has landmarks, headings in order and names on all controls',
  async (name, wanted) => {
    const { landmarks, headings, unnamed } = await readOutline(await open(name));
    expect(landmarks).toEqual(wanted.landmarks);
    expect(headings[0]).toBe(1);
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    expect(skippedLevels(headings)).toEqual([]);
    expect(unnamed).toEqual([]);
  },
);

it.each(Object.keys(PAGES))('%s shows where the focus is', async (name) => {
  const { stops, unseen } = await findUnseenFocus(await open(name), 20);
  expect(unseen).toEqual([]);
  expect(stops).toBeGreaterThan(1);
});

it.each(Object.keys(PAGES))('%s fits a narrow window', async (name) => {
  const page = await open(name);
  await page.setViewport({ width: NARROW, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.setViewport(null);
  expect(wide).toBeLessThanOrEqual(0);
});

it('tells what it makes of the page in a live region', async () => {
  const said = await (
    await open('panel')
  ).$$eval('[aria-live="polite"]', (regions) => regions.map((region) => region.textContent));
  expect(said.join(' ')).toMatch(/makes? or disputes?/);
});
