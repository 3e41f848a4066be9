import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { readHighlights } from './harness/highlights.ts';
import { readPanel } from './harness/panelpage.ts';
import { tabOn } from './harness/tab.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// The browser refuses the database to the extension's pages, as Firefox does with a damaged profile.

let walk: Walk;
let page: Page;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'a.html': practiceArticle() } });
  page = await walk.open('a.html');
  await walk.settle(page);
});

afterAll(async () => await walk?.end());

/** Opens a page of the extension's in which no database opens: with an error event, as browsers do. */
async function openRefused(path: string): Promise<{ refused: Page; complaints: string[] }> {
  const refused = await walk.browser.newPage();
  const complaints: string[] = [];
  refused.on('pageerror', (error) => complaints.push(String(error)));
  await refused.evaluateOnNewDocument(() => {
    IDBFactory.prototype.open = () => {
      const error = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
      const request = new EventTarget() as IDBOpenDBRequest;
      Object.assign(request, { error, readyState: 'done' });
      request.addEventListener('error', (event) => request.onerror?.(event));
      setTimeout(() => request.dispatchEvent(new Event('error', { cancelable: true })), 0);
      return request;
    };
  });
  await refused.goto(walk.address(path), { waitUntil: 'domcontentloaded' });
  return { refused, complaints };
}

const SAYS = 'The browser does not open Throughline’s database';

it('to the panel: it says so in a sentence, once, and the page keeps its highlights', async () => {
  const tab = await tabOn(walk.library, page.url());
  const { refused } = await openRefused(`sidepanel.html?tab=${tab}`);
  await until('the panel to say so', async () => (await readPanel(refused)).includes(SAYS));
  expect((await readPanel(refused)).split(SAYS)).toHaveLength(2);
  expect((await readHighlights(page)).length).toBeGreaterThan(0);
  await refused.close();
});

it.each(['essays', 'notes', 'bin', 'settings'])('to the library’s %s: it says so and is not blank', async (part) => {
  const { refused, complaints } = await openRefused(`library.html#/${part}`);
  await until('the library to say what is wrong', async () => /cannot be read/.test(await readPanel(refused)));
  expect((await readPanel(refused)).match(/restart the browser/gi)).toHaveLength(1);
  expect(complaints).toEqual([]);
  await refused.close();
});
