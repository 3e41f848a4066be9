import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { clickHighlight, findInCard, findNoteField, isCardOpen, listInCard, readCard } from './harness/card.ts';
import { collectComplaints } from './harness/complaints.ts';
import { readHighlights, scrollToHighlight, type Painted } from './harness/highlights.ts';
import { openPanelBeside } from './harness/panel.ts';
import { readKept } from './harness/readmatches.ts';
import { askTab } from './harness/tab.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

let walk: Walk;
let page: Page;
let painted: Painted[];
let complaints: string[];

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  page = await walk.browser.newPage();
  complaints = await collectComplaints(page);
  await page.bringToFront();
  await page.goto(walk.server.address('news.html'));
  painted = await walk.settle(page);
});

afterAll(async () => await walk?.end());

/** A keyboard command as the background passes it on: the protocol cannot press the browser's own shortcuts. */
async function step(direction: 1 | -1): Promise<void> {
  await askTab(walk.library, page.url(), 'stepHighlight', { direction });
}

it('opens by a click on a highlight, with the claim, the relation and the essay', async () => {
  const { relation } = await clickHighlight(page, 0);
  await findInCard(page, 'button', 'Not a match');
  await until('the claim', async () => (await readCard(page)).includes('Europe after the American guarantee'));
  const words = await readCard(page);
  expect(words).toContain('Janusz Bugajski');
  expect(words).toContain(relation === 'agrees' ? 'Agrees with the claim' : 'Disputes the claim');
});

it('closes by Escape', async () => {
  await page.keyboard.press('Escape');
  await until('the card to close', async () => !(await isCardOpen(page)));
});

it('opens and closes when the pointer rests on a highlight and leaves it', async () => {
  const { x, y } = await scrollToHighlight(page, 1);
  await page.mouse.move(x, y, { steps: 5 });
  await until('the card to open', () => isCardOpen(page));
  await page.mouse.move(5, 5, { steps: 5 });
  await until('the card to close', async () => !(await isCardOpen(page)));
});

it('opens from the keyboard: next highlight, then into the card', async () => {
  await page.evaluate(() => window.scrollTo(0, 0));
  await step(1);
  await until('the card to open', () => isCardOpen(page));
  const inView = await page.evaluate(() => window.innerHeight);
  expect((await readHighlights(page)).some(({ y }) => y > 0 && y < inView)).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await until('the card to close', async () => !(await isCardOpen(page)));
});

it('takes a highlight away as "not a match", for good, until it is undone', async () => {
  const { text } = await clickHighlight(page, 0);
  await (await findInCard(page, 'button', 'Not a match')).click();
  const isPainted = async () => (await readHighlights(page)).some((now) => now.text === text);
  // The same sentence may stand for two claims; each is turned down by itself.
  await until('the highlight to go', async () => {
    const [another] = await listInCard(page, 'button', 'Not a match');
    await another?.click();
    return !(await isPainted());
  });
  await until('the verdict to be kept', async () =>
    (await readKept(walk)).matches.some(({ quote, verdict }) => quote.exact === text && verdict === 'not-a-match'),
  );

  await page.reload();
  await walk.settle(page);
  expect(await isPainted()).toBe(false);

  const panel = await openPanelBeside(walk, page);
  await until('the undo in the panel', () =>
    panel.evaluate(() => {
      for (const section of document.querySelectorAll('details')) section.open = true;
      const buttons = [...document.querySelectorAll('button')].filter(
        ({ textContent }) => textContent.trim() === 'Undo',
      );
      for (const button of buttons) button.click();
      return buttons.length > 0;
    }),
  );
  await until('the highlight to come back', isPainted);
  await until('the verdict to be taken back', async () =>
    (await readKept(walk)).matches.every(({ verdict }) => verdict === null),
  );
});

it('types a note in a frame that the page cannot look into, and keeps it', async () => {
  const words = 'Ask where the figure comes from.';
  await clickHighlight(page, 2);
  await (await findInCard(page, 'button', 'Note')).click();
  const { field } = await findNoteField(page);
  await field.type(words);
  const [note] = await until('the note to be kept', async () => {
    const { notes } = await readKept(walk);
    return notes.some(({ text }) => text === words) ? notes : null;
  });
  expect(note?.target).toMatchObject({ kind: 'sentence', page: page.url() });
  await page.keyboard.press('Escape');
});

it('keeps the way out and the whole note in sight where the card has to be scrolled', async () => {
  const before = page.viewport();
  await page.setViewport({ width: 640, height: 520 });
  await clickHighlight(page, 0);
  await (await findInCard(page, 'button', 'Note')).click();
  const { frame } = await findNoteField(page);
  using note = await frame.frameElement();
  const boxOf = async (element: ElementHandle | null | undefined) =>
    (await element?.boundingBox()) ?? { y: NaN, height: NaN };
  await until('the note to be in sight', async () => {
    const [card, whole] = [await boxOf(await page.$('::-p-aria([role="dialog"])')), await boxOf(note)];
    return whole.y >= card.y && whole.y + whole.height <= card.y + card.height;
  });
  const [card, close] = [
    await boxOf(await page.$('::-p-aria([role="dialog"])')),
    await boxOf(await findInCard(page, 'button', 'Close')),
  ];
  expect(close.y).toBeGreaterThanOrEqual(card.y);
  expect(close.y + close.height).toBeLessThanOrEqual(card.y + card.height);
  await page.keyboard.press('Escape');
  await until('the card to close', async () => !(await isCardOpen(page)));
  await page.setViewport(before);
});

it('left no error in the page’s console', () => {
  expect(painted.length).toBeGreaterThan(3);
  expect(complaints).toEqual([]);
});
