import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOSTILE_MARKDOWN } from '../utils/notes/hostilemarkdown.ts';
import { practiceArticle } from './harness/articles.ts';
import { collectComplaints } from './harness/complaints.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const NOTE = HOSTILE_MARKDOWN.join('\n\n');
/** Elements that fetch, run or take what is typed. */
const ACTIVE = 'script, img, svg, math, iframe, object, embed, video, audio, form, input, details, style, link, base';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  const news = await walk.open('news.html');
  await walk.settle(news);
  const panel = await openPanelPage(walk, news);
  await panel.bringToFront();
  await (await panel.waitForSelector('.page-notes textarea'))!.focus();
  await panel.keyboard.sendCharacter(NOTE);
  await until('the note to be kept', async () => (await readKept(walk)).notes.some(({ text }) => text === NOTE));
  await panel.close();
});

afterAll(async () => await walk?.end());

async function watch(page: Page) {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  // A script that only the extension's CSP stops would be complained of here.
  return { dialogs, complaints: await collectComplaints(page) };
}

/** Goes over everything drawn of the note as a pointer and a keyboard do, and tells what it could run or open. */
async function probe(page: Page, note: string) {
  await page.waitForSelector(note);
  for (const link of await page.$$(`${note} a`)) {
    await link.hover();
    await link.focus();
  }
  return await page.$eval(
    note,
    (drawn, active) => ({
      words: drawn.textContent ?? '',
      active: [...drawn.querySelectorAll(active)].map(({ localName }) => localName),
      handlers: [...drawn.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on') || name.startsWith('src')),
      ),
      protocols: [...new Set([...drawn.querySelectorAll('a')].map(({ protocol }) => protocol))].toSorted(),
    }),
    ACTIVE,
  );
}

it.each(['panel', 'library'])('draws a hostile note as text in the %s and runs nothing of it', async (where) => {
  const news = (await walk.browser.pages()).find((page) => page.url().endsWith('news.html'))!;
  const page = where === 'panel' ? await openPanelPage(walk, news) : await walk.browser.newPage();
  await page.bringToFront();
  const heard = await watch(page);
  if (where === 'panel') await page.reload();
  else await page.goto(walk.address('library.html#/notes'));
  const found = await probe(page, where === 'panel' ? '.page-notes .markdown' : '.note-item .markdown');
  expect(found).toMatchObject({ active: [], handlers: [], protocols: ['chrome-extension:', 'https:', 'mailto:'] });
  expect(found.words).toContain('<img src=x onerror=alert(1)>');
  expect(found.words).toContain('[x](javascript:alert(1))');
  expect(heard).toEqual({ dialogs: [], complaints: [] });
  await page.close();
});
