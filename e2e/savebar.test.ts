import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Essay } from '../utils/essays/essay.ts';
import { press } from './harness/librarypage.ts';
import { addEssayFile } from './harness/secondessay.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const ESSAY: Essay = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'Ann Writer',
  version: 1,
  themes: [{ id: 't', label: 'Reefs' }],
  claims: Array.from({ length: 14 }, (_, i) => ({
    id: `c${i}`,
    theme: 't',
    text: `Bottom trawling kills coral reef number ${i}.`,
  })),
};

let walk: Walk;
let page: Page;

beforeAll(async () => {
  walk = await startWalk();
  await addEssayFile(walk, ESSAY);
  page = walk.library;
  await page.goto(walk.address('library.html#edit/reefs'));
  await page.waitForSelector('.edit-claim');
});

afterAll(async () => await walk?.end());

/** What lies under the bar at the middle of an element, if it is not the element that a click there would meet. */
const COVERED = (element: Element): string | null => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const met = document.elementFromPoint(left + width / 2, top + height / 2);
  return met?.closest('.save-bar') && !element.closest('.save-bar')
    ? (element.getAttribute('aria-label') ?? element.outerHTML.slice(0, 80))
    : null;
};

it.each([
  ['a wide window', { width: 1000, height: 640 }],
  ['a narrow one, where the bar is higher', { width: 320, height: 640 }],
])('hides nothing from Tab, forwards or backwards, in %s', async (_, viewport) => {
  await page.setViewport(viewport);
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    window.scrollTo(0, 0);
  });
  const covered = new Set<string>();
  let low = 0;
  for (let step = 0; step < 90; step += 1) {
    if (step >= 60) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    const focused = await page.evaluateHandle(() => document.activeElement ?? document.body);
    const hidden = await focused.evaluate(COVERED);
    if (hidden !== null) covered.add(hidden);
    low += await focused.evaluate((element) => Number(element.getBoundingClientRect().bottom > innerHeight / 2));
  }
  expect([...covered]).toEqual([]);
  // The walk did come to the lower half, where the bar is.
  expect(low).toBeGreaterThan(10);
});

it('hides nothing that is scrolled to, also while it asks something', async () => {
  await page.setViewport({ width: 320, height: 640 });
  await page.locator('::-p-aria([name="Edit: Bottom trawling kills coral reef number 3."])').click();
  await (await page.waitForSelector('[data-control="text"]'))!.type(' Sure.');
  await press(page, 'Discard');
  await page.waitForSelector('.asking');
  const buttons = await page.$$('.editor :is(button, a, input, select, textarea)');
  const covered: string[] = [];
  for (const button of buttons) {
    await button.evaluate((element) => {
      window.scrollTo(0, 0);
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    });
    const hidden = await button.evaluate(COVERED);
    if (hidden !== null) covered.push(hidden);
  }
  expect(buttons.length).toBeGreaterThan(14);
  expect(covered).toEqual([]);
});
