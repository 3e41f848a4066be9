import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { pressOf } from './harness/librarypage.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { openPrivately } from './harness/privatewindow.ts';
import { readKept } from './harness/readmatches.ts';
import { readTable } from './harness/storage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** A sentence that the matcher does not know from the private window. */
const MORE = '<p>Ministers in Tallinn said that Europe must spend far more on its own defence, and soon.</p>';

let walk: Walk;
let page: Page;
let before: Awaited<ReturnType<typeof readAll>>;

/** Everything that the extension keeps on the disk but its essays. */
async function readAll() {
  const local = await walk.library.evaluate(() =>
    (globalThis as unknown as ExtensionGlobal).chrome.storage.local.get(null),
  );
  const answers = await readTable(walk.library, 'throughline-answers', 'answers');
  return { ...(await readKept(walk)), answers, local };
}

beforeAll(async () => {
  walk = await startWalk({
    pages: {
      'news.html': practiceArticle(),
      'other.html': practiceArticle().replace('</article>', `${MORE}</article>`),
    },
    inPrivate: true,
  });
  page = await openPrivately(walk, 'news.html');
  before = await readAll();
});

afterAll(async () => await walk?.end());

it('reads a page in a private window, where the reader lets it, and keeps nothing of it', async () => {
  expect((await walk.settle(page)).length).toBeGreaterThan(0);
  const panel = await openPanelPage(walk, page);
  await panel.waitForSelector('.theme-section li.sentence');
  for (const button of ['Not a match', 'A match']) await pressOf(panel, button);
  expect(await panel.$eval('.page-notes', (notes) => (notes as HTMLElement).innerText)).toContain('Private window');
  await panel.close();
  await page.close();
  expect(await readAll()).toEqual(before);
  expect(before).toMatchObject({ pages: [], matches: [], notes: [], answers: [] });
});

it('keeps what such a page says in any other window', async () => {
  await walk.settle(await walk.open('other.html'));
  await until('the page to be kept', async () => {
    const { pages, matches, answers } = await readAll();
    return pages.length > 0 && matches.length > 0 && answers.length > 0;
  });
});
