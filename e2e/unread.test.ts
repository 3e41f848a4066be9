import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import { practiceArticle } from './harness/articles.ts';
import { describePage } from './harness/askpage.ts';
import { readHighlights, waitForNoHighlights } from './harness/highlights.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

let walk: Walk;
let page: Page;

/** A host of the class "mail" that the browser is told to find on this computer. */
const HOST = 'webmail.example.test';

beforeAll(async () => {
  walk = await startWalk({
    pages: { 'news.html': practiceArticle() },
    args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`],
  });
  page = await walk.browser.newPage();
  await page.bringToFront();
  await page.goto(walk.server.address('news.html').replace('127.0.0.1', HOST), { waitUntil: 'domcontentloaded' });
});

afterAll(async () => await walk?.end());

it('leaves a mail site unread, says so in the panel, and reads it when the reader excepts it there', async () => {
  const state = () => describePage(walk.library, page.url()).then((report) => report?.state);
  await until('the page to answer', async () => (await state())?.kind === 'unread-site');
  expect(await state()).toEqual({ kind: 'unread-site', siteClass: 'mail' });
  expect(await readHighlights(page)).toEqual([]);

  const panel = await openSidePanel(walk, page);
  const said = () => panel.evaluate(() => document.body.textContent);
  await until('the panel to say why', async () => (await said()).includes('does not read this site'));
  expect(await said()).toContain('mail and messages');
  await panel.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find((button) => button.textContent.includes('all the same'))?.click();
  });
  expect((await walk.settle(page)).length).toBeGreaterThan(0);

  // The exception stands in the settings; taking it back acts on the open page.
  await walk.library.bringToFront();
  await walk.library.goto(walk.address('library.html#/settings'));
  await until('the exception in the settings', () =>
    walk.library.evaluate((host) => {
      const remove = document.querySelector<HTMLElement>(`[aria-label="Never read"] [aria-label="Remove ${host}"]`);
      remove?.click();
      return remove !== null;
    }, HOST),
  );
  await waitForNoHighlights(page);
  expect((await state())?.kind).toBe('unread-site');

  // With the whole class switched off it is read like any other site.
  await walk.library.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label="Never read"] label')];
    labels
      .find((label) => label.textContent.includes('Mail and messages'))
      ?.querySelector('input')
      ?.click();
  });
  await page.bringToFront();
  expect((await walk.settle(page)).length).toBeGreaterThan(0);
});
