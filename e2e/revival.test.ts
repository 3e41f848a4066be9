import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { waitForHighlights, type Painted } from './harness/highlights.ts';
import { startWalk, type Walk } from './harness/walk.ts';

let walk: Walk;
let usual: Painted[];

beforeAll(async () => {
  const article = practiceArticle();
  walk = await startWalk({ pages: { 'a.html': article, 'b.html': article, 'c.html': article, 'd.html': article } });
});

afterAll(async () => await walk?.end());

const texts = (painted: Painted[]) => painted.map(({ relation, text }) => `${relation}: ${text}`);

it('reads two tabs at once', async () => {
  const [first, second] = [await walk.open('a.html'), await walk.open('b.html')];
  // A tab in the background draws nothing, but its highlights are registered all the same.
  usual = await waitForHighlights(second);
  await first.bringToFront();
  expect(texts(await waitForHighlights(first))).toEqual(texts(usual));
  await first.close();
  await second.close();
});

it('starts the matching worker again when its document was closed', async () => {
  await walk.library.evaluate(async () => {
    await (globalThis as unknown as ExtensionGlobal).chrome.offscreen.closeDocument();
  });
  const page = await walk.open('c.html');
  expect(texts(await waitForHighlights(page))).toEqual(texts(usual));
  await page.close();
});

it('goes on when the service worker was stopped', async () => {
  const target = await walk.browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(walk.address('')),
  );
  const worker = await target.worker();
  await worker?.close();
  const page = await walk.open('d.html');
  expect(texts(await waitForHighlights(page))).toEqual(texts(usual));
  await page.close();
});
