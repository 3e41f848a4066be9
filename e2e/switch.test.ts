import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import { practiceArticle } from './harness/articles.ts';
import { readBadge } from './harness/badge.ts';
import { waitForNoHighlights } from './harness/highlights.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

let walk: Walk;
let page: Page;
let panel: Page;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  page = await walk.open('news.html');
  await walk.settle(page);
  panel = await openSidePanel(walk, page);
});

afterAll(async () => await walk?.end());

/** Clicks the switch whose label begins so. */
async function flip(label: string): Promise<void> {
  await until(`the switch "${label}"`, () =>
    panel.evaluate((wanted) => {
      const labels = [...document.querySelectorAll('label')];
      const found = labels.find((candidate) => candidate.textContent.trim().startsWith(wanted));
      found?.click();
      return found !== undefined;
    }, label),
  );
}

for (const [where, label] of [
  ['everywhere', 'On everywhere'],
  ['for the site', 'On for 127.0.0.1'],
] as const) {
  it(`takes everything away when it is switched off ${where}, and brings it back`, async () => {
    await flip(label);
    await waitForNoHighlights(page);
    await until('the badge to go', async () => (await readBadge(walk.library, page)) === '');
    expect(await page.$('throughline-card')).toBeNull();
    await page.reload();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await waitForNoHighlights(page);
    await flip(label);
    expect((await walk.settle(page)).length).toBeGreaterThan(0);
  });
}
