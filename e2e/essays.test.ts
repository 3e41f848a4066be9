import { writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import type { Essay } from '../utils/essays/essay.ts';
import { findUnseenFocus, readOutline, skippedLevels } from './harness/axtree.ts';
import { clickHighlight, readCard } from './harness/card.ts';
import { catchDownloads, type Downloads } from './harness/downloads.ts';
import { readHighlights } from './harness/highlights.ts';
import { chooseFile, openRoute, press, readMain, says } from './harness/librarypage.ts';
import { OPED, REEF_NEWS } from './harness/opeds.ts';
import { readTable } from './harness/storage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const BAN = 'Parliament must ban bottom trawling in the bay before the next season begins.';
const WORDING = 'Campaigners said that parliament must ban bottom trawling in the bay.';

let walk: Walk;
/** The library's tab on the draft. */
let editor: Page;
let downloads: Downloads;

const fieldValue = (page: Page, label: string) =>
  page.$eval(`::-p-aria([name="${label}"][role="textbox"])`, (field) => (field as HTMLInputElement).value);
const keptEssay = async () =>
  (await readTable<Essay>(walk.library, 'throughline', 'essays')).find(
    ({ title }) => title === 'Leave the reefs alone',
  );
const claimsShown = (page: Page) =>
  page.$$eval('.edit-claim', (rows) => rows.map((row) => row.querySelector('.claim-text')?.textContent ?? ''));

async function libraryTab(route: string): Promise<Page> {
  const page = await walk.browser.newPage();
  await openRoute(walk, page, route);
  return page;
}

beforeAll(async () => {
  walk = await startWalk({ pages: { 'oped.html': OPED, 'news.html': REEF_NEWS } });
  downloads = await catchDownloads(walk.browser);
});

afterAll(async () => {
  await walk?.end();
  downloads?.end();
});

it('turns the page beside the panel into a draft, with its citation and its claims as text', async () => {
  const page = await walk.open('oped.html');
  const panel = await openSidePanel(walk, page);
  await press(panel, 'Use this page as an essay');
  const target = await walk.browser.waitForTarget((candidate) => candidate.url().includes('#draft/'));
  editor = (await target.page())!;
  await editor.bringToFront();
  await editor.waitForSelector('.edit-claim');
  expect(await fieldValue(editor, 'Title')).toBe('Leave the reefs alone');
  expect(await fieldValue(editor, 'Author')).toBe('Ann Writer');
  expect(await fieldValue(editor, 'Published in')).toBe('The Bay Post');
  expect(await fieldValue(editor, 'Web address')).toBe(walk.server.address('oped.html'));
  const claims = await claimsShown(editor);
  expect(claims).toContain(BAN);
  expect(claims.length).toBeGreaterThan(4);
  expect(await readMain(editor)).toContain('Leans on the sentence before it');
  const pwned = await editor.evaluate(() => [Reflect.has(globalThis, 'pwned'), document.querySelector('main img')]);
  expect(pwned).toEqual([false, null]);
  expect(await keptEssay()).toBeUndefined();
});

it('is edited by keyboard, undone and done again', async () => {
  const before = await claimsShown(editor);
  const open = await editor.waitForSelector(`::-p-aria([name="Edit: ${BAN}"])`);
  await open?.focus();
  const order = () => claimsShown(editor).then((claims) => claims.indexOf(BAN));
  const place = await order();
  const keys = place > 0 ? 'ArrowUp' : 'ArrowDown';
  await editor.keyboard.down('Alt');
  await editor.keyboard.press(keys);
  await editor.keyboard.up('Alt');
  await until('the claim to move', async () => (await order()) !== place || null);
  expect(await editor.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Edit: ${BAN}`);
  await editor.keyboard.down('Control');
  await editor.keyboard.press('z');
  await editor.keyboard.up('Control');
  await until('the claim to be back', async () => (await claimsShown(editor)).join() === before.join());

  await editor.keyboard.press('Enter');
  await editor.locator('.claim-tools summary').click();
  await editor.type('[data-control="wording"]', WORDING);
  await editor.keyboard.press('Enter');
  await says(editor, WORDING);
  await press(editor, `Close: ${BAN}`);
  const doomed = before.find((claim) => claim.startsWith('Waiting for another study')) ?? before.at(-1)!;
  await press(editor, `Delete: ${doomed}`);
  await until('the claim to be gone', async () => !(await claimsShown(editor)).includes(doomed));
});

it('shows which sentences of an open page its claims would highlight', async () => {
  const news = await walk.open('news.html');
  await news.waitForSelector('article');
  await editor.bringToFront();
  const value = await until('the page to be offered', () =>
    editor.$$eval('option', (options) => options.find((option) => option.text.startsWith('Scientists warn'))?.value),
  );
  await editor.select('::-p-aria([name="What to try the claims on"])', value);
  await press(editor, 'Show');
  await until(
    'the preview',
    async () => /\d+ of \d+ sentences would be highlighted/.test(await readMain(editor)),
    90_000,
  );
  const quotes = await editor.$$eval('.preview blockquote', (list) => list.map((each) => each.textContent ?? ''));
  expect(quotes.join('\n')).toContain('parliament must ban bottom trawling');
  expect(quotes.join('\n')).not.toMatch(/choir|ferry/);
  expect(await readMain(editor)).not.toContain('would be left alone');
  expect(await readHighlights(news)).toEqual([]);
  await news.close();
});

it('outlives its tab as a draft', async () => {
  const before = await claimsShown(editor);
  await editor.close();
  editor = await libraryTab('essays');
  await says(editor, 'Not saved yet');
  await editor.locator('.drafts a').click();
  await editor.waitForSelector('.edit-claim');
  expect(await claimsShown(editor)).toEqual(before);
  expect(await keptEssay()).toBeUndefined();
});

it('is found in the news once it is saved, and still after a reload', async () => {
  await press(editor, 'Save in the library');
  await until('the essay to be kept', async () => (await keptEssay()) !== undefined);
  await until('the essay among the others', () => editor.$('.essay[aria-label="Leave the reefs alone"]'));
  expect(await readMain(editor)).not.toContain('Not saved yet');
  expect((await keptEssay())?.claims.find(({ text }) => text === BAN)?.wordings).toEqual([
    { relation: 'same', text: WORDING },
  ]);
  const news = await walk.open('news.html');
  const painted = await walk.settle(news);
  expect(painted.map(({ text }) => text).join('\n')).toContain('parliament must ban bottom trawling');
  await news.reload();
  const again = await walk.settle(news);
  expect(again.map(({ text }) => text)).toEqual(painted.map(({ text }) => text));
  await clickHighlight(
    news,
    again.findIndex(({ text }) => text.includes('must ban bottom trawling')),
  );
  await until('the card to name the essay', async () => (await readCard(news)).includes('Ann Writer'));
});

it('is tried on a page that was visited and is no longer open, which is closed again', async () => {
  const address = walk.server.address('news.html');
  const open = async () => (await walk.browser.pages()).filter((page) => page.url() === address);
  for (const page of await open()) await page.close();
  editor = await libraryTab(`edit/${(await keptEssay())!.id}`);
  const value = await until('the page to be offered', () =>
    editor.$$eval(
      'option',
      (options) => options.find(({ text }) => /^Scientists warn.*\(127\.0\.0\.1\)$/.test(text))?.value,
    ),
  );
  await editor.select('::-p-aria([name="What to try the claims on"])', value);
  await says(editor, 'its site sees the visit');
  expect(await open()).toEqual([]);
  await press(editor, 'Show');
  await until(
    'the preview',
    async () => /\d+ of \d+ sentences would be highlighted/.test(await readMain(editor)),
    90_000,
  );
  expect(await open()).toEqual([]);
});

it('asks before it deletes a claim that was met, and keeps it readable', async () => {
  const { id } = (await keptEssay())!;
  editor = await libraryTab(`edit/${id}`);
  await press(editor, `Delete: ${BAN}`);
  await says(editor, 'hangs on this claim');
  await press(editor, 'Delete it');
  const claim = (await keptEssay())!.claims.find(({ text }) => text === BAN)!;
  await press(editor, 'Save the changes');
  await until('the change to be kept', async () => (await keptEssay())?.version === 2);
  await openRoute(walk, editor, `claim/${id}/${claim.id}`);
  await says(editor, 'You took this claim out of the essay');
  expect(await readMain(editor)).toContain('parliament must ban bottom trawling');
});

it('is exported as one file, and takes a newer one with a look at what changes', async () => {
  editor = await libraryTab('essays');
  await press(editor, 'Export: Leave the reefs alone');
  const { path, text } = await downloads.receive(/^leave-the-reefs-alone\.v2\.json$/);
  const pack = JSON.parse(text) as Essay;
  expect(text).not.toContain('patrol boats for a coast');
  const [first] = pack.claims;
  const newer = `${path}.json`;
  writeFileSync(
    newer,
    JSON.stringify({
      ...pack,
      version: 3,
      claims: [
        { ...first, text: 'Reworded <img src=x onerror="globalThis.pwned = true">.' },
        { id: 'new', theme: first!.theme, text: 'Divers want a ban.' },
        ...pack.claims.slice(1),
      ],
    }),
  );
  await openRoute(walk, editor, 'add');
  writeFileSync(`${path}.bad.json`, '{"id": "x"}');
  await chooseFile(editor, `${path}.bad.json`);
  await says(editor, 'This is not an essay file.');
  await chooseFile(editor, newer);
  await says(editor, 'This is version 3');
  const shown = await readMain(editor);
  for (const part of ['New', 'Divers want a ban.', 'Changed', 'Reworded <img']) expect(shown).toContain(part);
  expect(await editor.evaluate(() => Reflect.has(globalThis, 'pwned'))).toBe(false);
  await press(editor, 'Take these changes');
  await until('the pack to be taken', async () => (await keptEssay())?.version === 3);
  expect((await keptEssay())!.claims.map(({ text: claim }) => claim)).toContain('Divers want a ban.');
});

it('goes to the bin when it is deleted, and comes back by Undo', async () => {
  editor = await libraryTab('essays');
  await press(editor, 'Delete: Leave the reefs alone');
  await says(editor, 'Essay deleted.');
  expect(await keptEssay()).toBeUndefined();
  await press(editor, 'Undo');
  await until('the essay to be back', async () => (await keptEssay())?.version === 3);
});

it.each(['add', 'edit'])('%s can be read, walked and narrowed', async (route) => {
  const { id } = (await keptEssay())!;
  const page = await libraryTab(route === 'add' ? 'add' : `edit/${id}`);
  await page.waitForSelector(route === 'add' ? 'textarea' : '.edit-claim');
  const { landmarks, headings, unnamed } = await readOutline(page);
  expect(landmarks).toEqual(['banner', 'navigation', 'main']);
  expect(headings.filter((level) => level === 1)).toHaveLength(1);
  expect(skippedLevels(headings)).toEqual([]);
  expect(unnamed).toEqual([]);
  expect((await findUnseenFocus(page, 25)).unseen).toEqual([]);
  await page.setViewport({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
