import { afterAll, beforeAll, expect, it } from 'vitest';
import { describePage } from './harness/askpage.ts';
import { practiceArticle } from './harness/articles.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { type Painted, readHighlights, waitForNoHighlights } from './harness/highlights.ts';
import { collectComplaints } from './harness/complaints.ts';
import { CHROMIUM_BUILD } from '../scripts/browser/chromium.ts';
import { stopBackground } from './harness/serviceworker.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

let walk: Walk;
let usual: Painted[];

beforeAll(async () => {
  const article = practiceArticle();
  walk = await startWalk({
    pages: { 'a.html': article, 'b.html': article, 'c.html': article, 'd.html': article, 'e.html': article },
  });
});

afterAll(async () => await walk?.end());

const texts = (painted: Painted[]) => painted.map(({ relation, text }) => `${relation}: ${text}`);

it('reads two tabs at once', async () => {
  const [first, second] = [await walk.open('a.html'), await walk.open('b.html')];
  // A tab in the background draws nothing, but its highlights are registered all the same.
  usual = await walk.settle(second);
  await first.bringToFront();
  expect(texts(await walk.settle(first))).toEqual(texts(usual));
  await first.close();
  await second.close();
});

it('starts the matching worker again when it dies in the middle of a page, and repeats what was asked', async () => {
  // Other words than before, so that no answer is remembered and the reading takes its time.
  walk.server.put('c.html', practiceArticle().replaceAll(' the ', ' their ').replaceAll(' said', ' claimed'));
  const page = await walk.open('c.html');
  await until('the page to be in the middle of it', async () => {
    const report = await describePage(walk.library, page.url());
    if (report?.state.kind === 'matched') throw new Error('too late');
    return report?.state.kind === 'matching';
  });
  await walk.library.evaluate(async () => {
    await (globalThis as unknown as ExtensionGlobal).chrome.offscreen.closeDocument();
  });
  expect((await walk.settle(page)).length).toBeGreaterThan(0);
  await page.close();
});

it('goes on when the service worker was stopped', async () => {
  await stopBackground(walk);
  const page = await walk.open('d.html');
  expect(texts(await walk.settle(page))).toEqual(texts(usual));
  await page.close();
});

it('takes over in an open page when the extension is updated, and goes in silence when it is removed', async () => {
  const page = await walk.browser.newPage();
  const complaints = await collectComplaints(page);
  await page.bringToFront();
  await page.goto(walk.server.address('e.html'));
  await walk.settle(page);
  const id = await walk.browser.installExtension(CHROMIUM_BUILD);
  // Whatever pages of its own the browser closed with the older one.
  const library = await walk.browser.newPage();
  await library.goto(walk.address('library.html'));
  await page.bringToFront();
  await until('the newer script to answer', async () => {
    return (await describePage(library, page.url()))?.state.kind === 'matched';
  });
  expect(texts(await readHighlights(page))).toEqual(texts(usual));
  expect(await page.$$('throughline-card')).toHaveLength(1);

  await walk.browser.uninstallExtension(id);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await waitForNoHighlights(page);
  expect(await page.$('throughline-card')).toBeNull();
  await page.evaluate(() =>
    document.querySelector('main')?.append('A line that is long enough to be looked at again.'),
  );
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(complaints).toEqual([]);
});
