import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import { practiceArticle } from './harness/articles.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { press } from './harness/librarypage.ts';
import { readKept } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const WORDS = 'Written while nothing is remembered.';
let walk: Walk;
let panel: Page;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
});
afterAll(() => walk?.end());

const openSettings = async () => {
  await walk.library.bringToFront();
  await walk.library.goto(walk.address('library.html#settings'));
  await walk.library.waitForSelector('.backups');
};
/** What lies in the extension's private files, `storage.local` and the names of its caches. */
const readLeft = () =>
  walk.library.evaluate(async () => {
    const files: string[] = [];
    const root = await navigator.storage.getDirectory();
    for await (const [name, entry] of root.entries()) {
      if (entry.kind === 'file') files.push(name);
      else for await (const inner of (entry as FileSystemDirectoryHandle).keys()) files.push(inner);
    }
    const { storage } = (globalThis as unknown as ExtensionGlobal).chrome;
    return { files, local: Object.keys(await storage.local.get(null)), caches: await caches.keys() };
  });

it('remembers nothing of a page when the reader wants no sightings kept, and shows it all the same', async () => {
  await openSettings();
  await walk.library.select('select', '0');
  await press(walk.library, 'Save');
  const page = await walk.open('news.html');
  expect((await walk.settle(page)).length).toBeGreaterThan(0);
  panel = await openSidePanel(walk, page);
  await panel.waitForSelector('.theme-section');
  await panel.type('.page-notes textarea', WORDS);
  const kept = await until('the note', async () => {
    const now = await readKept(walk);
    return now.notes.length > 0 ? now : null;
  });
  expect([kept.pages, kept.matches]).toEqual([[], []]);
});

it('makes a new database when the old one is deleted under it', async () => {
  await walk.library.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('throughline');
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')));
      }),
  );
  await panel.bringToFront();
  await panel.type('.page-notes textarea', ' Still here.');
  await until('the note', async () => (await readKept(walk)).notes.some(({ text }) => /Still here\./.test(text)));
});

it('leaves nothing behind when everything is forgotten', async () => {
  // A page that is still open would be read again, as any page is.
  for (const page of await walk.browser.pages()) if (page.url().startsWith('http')) await page.close();
  await openSettings();
  await press(walk.library, 'Back up now');
  await until('the backup', async () => (await readLeft()).files.length > 0);
  await press(walk.library, 'Forget everything…');
  await Promise.all([walk.library.waitForNavigation(), press(walk.library, 'Yes, forget everything')]);
  await until('the essay to be there again', async () => (await readLeft()).local.includes('gateProfiles'));
  expect(await readKept(walk)).toEqual({ pages: [], matches: [], notes: [] });
  // What the essay that is there again is looked for by.
  expect(await readLeft()).toEqual({ files: [], local: ['essayLooks', 'gateProfiles', 'glances'], caches: [] });
});
