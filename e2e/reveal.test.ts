import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { readHighlights } from './harness/highlights.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// Pictures without a size of their own that load, or fail to, as the page passes them: what is below moves.

const SHRINKS = `<div id="picture" style="height: 6000px; overflow-anchor: none"></div><script>
  addEventListener('scroll', () => setTimeout(() => (picture.style.height = '3000px'), 700), { once: true });
  </script>`;

let walk: Walk;

beforeAll(async () => {
  const article = practiceArticle().replace(/<body[^>]*>/, (body) => body + SHRINKS);
  walk = await startWalk({ pages: { 'a.html': article.replace('<html', '<html style="overflow-anchor: none"') } });
});

afterAll(async () => await walk?.end());

it('goes to a sentence from the panel, though the page changes its height on the way', async () => {
  const page = await walk.open('a.html');
  await walk.settle(page);
  const panel = await openPanelPage(walk, page);
  const quote = await until('a sentence in the panel', () => panel.$('.quote'));
  const wanted = await quote.evaluate((element) => element.textContent.trim());
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await quote.evaluate((element) => (element as HTMLElement).click());
  await until('the page to have changed', () => page.evaluate(() => document.body.scrollHeight < 6000));
  await until('the sentence to be in view', async () => {
    const height = await page.evaluate(() => innerHeight);
    return (await readHighlights(page)).some(({ text, y }) => text === wanted && y > 0 && y < height);
  });
  await page.close();
});
