import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { clickHighlight, findInCard, findNoteField } from './harness/card.ts';
import { openRoute, says } from './harness/librarypage.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { addEssayFile, SECOND_ESSAY } from './harness/secondessay.ts';
import { stopBackground } from './harness/serviceworker.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

let walk: Walk;
let news: Page;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  await addEssayFile(walk, SECOND_ESSAY);
  news = await walk.open('news.html');
  await walk.settle(news);
});
afterAll(async () => await walk?.end());

type Leave = (page: Page) => Promise<unknown>;
const WAYS: [string, Leave][] = [
  ['closed', (page) => page.close()],
  ['left for another page', (page) => page.goto('about:blank')],
];
/** A note that is there is shown as text first. */
const EDIT = 'button[aria-label^="Edit: Note on this"]';

/** Writes into a field, and leaves its tab long before what was written would be saved by itself. */
async function writeAndLeave(field: Page | Frame, selector: string, text: string, leave: Leave, tab: Page) {
  const edit = await until('the field, or what opens it', () => field.$(`${selector}, ${EDIT}`));
  await edit.evaluate((found) => found instanceof HTMLButtonElement && found.click());
  await field.waitForSelector(selector);
  await field.$eval(
    selector,
    (element, value) => {
      (element as HTMLInputElement).value = value;
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    text,
  );
  await leave(tab);
}
async function openCard(address: string) {
  const page = await walk.open(address);
  await walk.settle(page);
  await clickHighlight(page, 0);
  await (await findInCard(page, 'button', 'Note')).click();
  const { frame } = await findNoteField(page);
  return { page, frame };
}
const noteKept = async (text: string) => (await readKept(walk)).notes.some((note) => note.text === text);

for (const [way, leave] of WAYS) {
  for (const asleep of [false, true]) {
    const state = asleep ? 'the background asleep' : 'the background awake';
    it(`keeps what was just written in a note of the library when its tab is ${way}, ${state}`, async () => {
      const page = await walk.browser.newPage();
      await openRoute(walk, page, `claim/${SECOND_ESSAY.id}/${SECOND_ESSAY.claims[0]!.id}`);
      if (asleep) await stopBackground(walk);
      const text = `Library, ${way}, ${state}.`;
      await writeAndLeave(page, 'textarea', text, leave, page);
      await until('the note', () => noteKept(text), 5000);
    });
    it(`keeps what was just written in a note of the panel when it is ${way}, ${state}`, async () => {
      await news.bringToFront();
      const page = await openPanelPage(walk, news);
      const text = `Panel, ${way}, ${state}.`;
      await page.bringToFront();
      await page.waitForSelector('.page-notes');
      if (asleep) await stopBackground(walk);
      await writeAndLeave(page, '.page-notes textarea', text, leave, page);
      await until('the note', () => noteKept(text), 5000);
    });
    it(`keeps, or shows again, what was just written in a note of the card when its page is ${way}, ${state}`, async () => {
      // Under an address of its own: the other tab would answer for it, too.
      const address = `news.html?${way}-${asleep}`.replaceAll(' ', '-');
      const { page, frame } = await openCard(address);
      if (asleep) await stopBackground(walk);
      const text = `Card, ${way}, ${state}.`;
      await writeAndLeave(frame, 'textarea', text, leave, page);
      // What a page that is left still lets through is saved; what a closed one does not is shown again.
      const kept = await until('the note', () => noteKept(text), 2000).catch(() => false);
      if (kept) return;
      const again = await openCard(address);
      expect(await again.frame.$eval('textarea', ({ value }) => value)).toBe(text);
      await until('the note', () => noteKept(text), 5000);
      await again.page.close();
    });
  }
  it(`keeps what was just written in an essay's editor when its tab is ${way}`, async () => {
    const page = await walk.browser.newPage();
    await openRoute(walk, page, `edit/${SECOND_ESSAY.id}`);
    const title = `Essay, ${way}`;
    await writeAndLeave(page, '.citation input', title, leave, page);
    await openRoute(walk, walk.library, 'essays');
    await says(walk.library, title);
    await openRoute(walk, walk.library, `edit/${SECOND_ESSAY.id}`);
    await walk.library.waitForSelector('.citation input');
    expect(await walk.library.$eval('.citation input', (field) => (field as HTMLInputElement).value)).toBe(title);
  });
}
