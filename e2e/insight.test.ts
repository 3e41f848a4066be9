import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { clickHighlight } from './harness/card.ts';
import { readHighlights } from './harness/highlights.ts';
import { openRoute, press, pressOf, says } from './harness/librarypage.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { addEssayFile, SECOND_ESSAY, SHARED } from './harness/secondessay.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// What the reader is at is in sight: the focus under no bar that sticks, what went wrong where it can be read.

let walk: Walk;
let news: Page;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  await addEssayFile(walk, SECOND_ESSAY);
  news = await walk.open('news.html');
  await walk.settle(news);
});

afterAll(async () => await walk?.end());

/** Tells what an element is whose middle lies outside of the window or under something else; null: it is seen, or none. */
const UNSEEN = (control: Element): string | null => {
  if (control === document.body) return null;
  // A switch is drawn by its label.
  const element = control.closest('label') ?? control;
  const { left, top, width, height } = control.getBoundingClientRect();
  const root = element.getRootNode() as Document | ShadowRoot;
  const met = root.elementFromPoint(left + width / 2, top + height / 2);
  return met && (element.contains(met) || met.contains(element))
    ? null
    : (control.getAttribute('aria-label') ?? control.outerHTML.slice(0, 80));
};

/** Tabs to and fro, and lists the stops that were not seen, and how many there were in all. */
async function walkByTab(page: Page, steps: number): Promise<{ unseen: string[]; stops: number }> {
  const unseen: string[] = [];
  const stops = new Set<string>();
  for (let step = 0; step < 2 * steps; step += 1) {
    if (step >= steps) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    using focused = await page.evaluateHandle(() => document.activeElement ?? document.body);
    const hidden = await focused.evaluate(UNSEEN);
    if (hidden !== null) unseen.push(hidden);
    stops.add(await focused.evaluate((element) => element.outerHTML));
  }
  return { unseen, stops: stops.size };
}

it.each([
  ['a high one', { width: 320, height: 900 }],
  ['one zoomed to 400 %', { width: 320, height: 256 }],
])('hides nothing of the panel from Tab, forwards or backwards, in %s', async (_, viewport) => {
  const panel = await openPanelPage(walk, news);
  await panel.bringToFront();
  await panel.setViewport(viewport);
  await panel.waitForSelector('.theme-section');
  const { unseen, stops } = await walkByTab(panel, 60);
  expect(unseen).toEqual([]);
  expect(stops).toBeGreaterThan(20);
  await panel.close();
});

it.each([
  ['of a sentence with one claim', 'see itself as the guarantor of Europe'],
  ['of a sentence that two essays claim', SHARED],
])('shows each stop in the card %s where it is higher than its window', async (_, sentence) => {
  await news.bringToFront();
  await news.setViewport({ width: 400, height: 300 });
  const scrolled = () => news.evaluate(() => scrollY);
  const index = (await readHighlights(news)).findIndex(({ text }) => text.includes(sentence));
  await clickHighlight(news, index);
  const dialog = (await news.waitForSelector('::-p-aria([role="dialog"])'))!;
  const before = await scrolled();
  const unseen: string[] = [];
  const stops = new Set<string>();
  for (let step = 0; step < 8; step += 1) {
    await news.keyboard.press('Tab');
    using focused = await focusIn(dialog);
    const hidden = await focused.evaluate(UNSEEN);
    if (hidden !== null) unseen.push(hidden);
    stops.add(await focused.evaluate((element) => element.outerHTML));
  }
  expect(unseen).toEqual([]);
  expect(stops.size).toBeGreaterThan(3);
  expect(await scrolled()).toBe(before);
  await news.keyboard.press('Escape');
});

/** The element of the card's closed tree that has the focus. */
async function focusIn(dialog: ElementHandle<Element>): Promise<ElementHandle<Element>> {
  const focused = await dialog.evaluateHandle((element) => (element.getRootNode() as ShadowRoot).activeElement!);
  return focused as ElementHandle<Element>;
}

it('hides nothing of the essays under what can be undone', async () => {
  const { library } = walk;
  await library.setViewport({ width: 320, height: 500 });
  await openRoute(walk, library, 'essays');
  await pressOf(library, 'Delete');
  await library.waitForSelector('.undo-bar:not(:empty)');
  const { unseen, stops } = await walkByTab(library, 40);
  expect(unseen).toEqual([]);
  expect(stops).toBeGreaterThan(10);
});

it('says in sight what is wrong with an address, far down the page', async () => {
  const { library } = walk;
  await library.setViewport({ width: 700, height: 500 });
  await openRoute(walk, library, 'add');
  const field = await library.waitForSelector('input[type=url], input[inputmode=url]');
  await field!.type('not an address');
  await press(library, 'Read this page');
  const alert = await library.waitForSelector('[role=alert]:not(:empty)');
  expect(await alert!.evaluate(UNSEEN)).toBeNull();
});

it('writes what is chosen from a list in the letters of the rest', async () => {
  const { library } = walk;
  await openRoute(walk, library, 'notes');
  await says(library, 'Notes');
  await openRoute(walk, library, 'settings');
  const fonts = await library.$$eval('select, button.button', (controls) =>
    controls.map((control) => getComputedStyle(control).fontFamily),
  );
  expect(new Set(fonts).size).toBe(1);
  expect(await library.$('select')).not.toBeNull();
});
