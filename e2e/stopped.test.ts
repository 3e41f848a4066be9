import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { describePage } from './harness/askpage.ts';
import { clickHighlight, findInCard, findNoteField } from './harness/card.ts';
import { type Painted, readHighlights } from './harness/highlights.ts';
import { openPanelPage, readPanel } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { stopBackground, wakeBackground } from './harness/serviceworker.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// The browser stops the background whenever it likes: one walk, with the background stopped before each of its steps.

let walk: Walk;
let page: Page;
let painted: Painted[];

const NOTE = 'Ask where the figure comes from.';
const AFTERTHOUGHT = ' And who paid for it.';

beforeAll(async () => {
  walk = await startWalk({ pages: { 'a.html': practiceArticle() } });
});

afterAll(async () => await walk?.end());

it('really stops: what it held in memory is gone', async () => {
  const isMarked = async () => (await wakeBackground(walk)).evaluate(() => 'marked' in globalThis);
  await (await wakeBackground(walk)).evaluate(() => Object.assign(globalThis, { marked: true }));
  expect(await isMarked()).toBe(true);
  await stopBackground(walk);
  expect(await isMarked()).toBe(false);
});

it('before the page asks for the first time', async () => {
  await stopBackground(walk);
  page = await walk.open('a.html');
  painted = await walk.settle(page);
  expect(painted.length).toBeGreaterThan(3);
});

it('again and again while the page is matched', async () => {
  // Other words than before, so that no answer is remembered.
  walk.server.put('c.html', practiceArticle().replaceAll(' said', ' declared').replaceAll(' the ', ' this '));
  const other = await walk.open('c.html');
  let stops = 0;
  await until(
    'the page to be matched',
    async () => {
      const state = (await describePage(walk.library, other.url()))?.state;
      if (state?.kind === 'failed') expect.fail(state.error);
      if (state?.kind === 'matching' && stops < 3) {
        await stopBackground(walk);
        stops += 1;
      }
      return state?.kind === 'matched';
    },
    90_000,
    50,
  );
  expect(stops).toBeGreaterThan(0);
  const seen = (await readHighlights(other)).map(({ text }) => text);
  expect(seen.length).toBeGreaterThan(0);
  await until('all that is painted to be kept', async () => {
    const kept = (await readKept(walk)).matches.filter((match) => match.page === other.url());
    return seen.every((text) => kept.some(({ quote }) => quote.exact === text));
  });
  await other.close();
});

it('before the panel opens, and while it is open', async () => {
  await stopBackground(walk);
  const panel = await openPanelPage(walk, page);
  await until('the panel to list the sentences', async () => {
    const said = await readPanel(panel);
    return painted.every(({ text }) => said.includes(text));
  });
  await stopBackground(walk);
  await panel.type('.page-notes textarea', NOTE);
  await until('the note to be kept', async () => (await readKept(walk)).notes.some(({ text }) => text === NOTE));
  await panel.close();
});

it('before a verdict is given in the card', async () => {
  await page.bringToFront();
  const { text } = await clickHighlight(page, 0);
  const reject = await findInCard(page, 'button', 'Not a match');
  await stopBackground(walk);
  await reject.click();
  await until('the verdict to be kept', async () =>
    (await readKept(walk)).matches.some(({ quote, verdict }) => quote.exact === text && verdict === 'not-a-match'),
  );
  await page.keyboard.press('Escape');
});

it('before the frame for a note opens, and between its words', async () => {
  await clickHighlight(page, 2);
  const button = await findInCard(page, 'button', 'Note');
  await stopBackground(walk);
  await button.click();
  const { field } = await findNoteField(page);
  await field.type(NOTE);
  await stopBackground(walk);
  await field.type(AFTERTHOUGHT);
  await until('the note to be kept', async () =>
    (await readKept(walk)).notes.some(({ text, target }) => target.kind === 'sentence' && text === NOTE + AFTERTHOUGHT),
  );
  await page.keyboard.press('Escape');
});

it('before another tab is opened, where all of it is known', async () => {
  await stopBackground(walk);
  await page.reload();
  await walk.settle(page);
  const { matches, notes } = await readKept(walk);
  expect(notes.map(({ text }) => text).toSorted()).toEqual([NOTE, NOTE + AFTERTHOUGHT]);
  const rejected = matches.filter(({ verdict }) => verdict !== null);
  expect(rejected).toHaveLength(1);
});
