import type { Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import { practiceArticle } from './harness/articles.ts';
import { killBrowser } from './harness/killbrowser.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';
import { readKept } from './harness/readmatches.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const profile = makeProfile();
const WORDS = 'Compare with the Hague figures – “larger and better”?';

afterAll(() => removeProfile(profile));

async function openPanelOnNews(walk: Walk): Promise<Page> {
  const page = await walk.open('news.html');
  await walk.settle(page);
  const panel = await openSidePanel(walk, page);
  await panel.waitForSelector('.page-notes textarea');
  return panel;
}

/** Names of the backups in the extension's private files. */
const listFiles = ({ library }: Walk) =>
  library.evaluate(async () => {
    const names: string[] = [];
    const root = await navigator.storage.getDirectory();
    for await (const name of (await root.getDirectoryHandle('backups')).keys()) names.push(name);
    return names;
  });

it('keeps a note when the browser is killed, and shows it again after a restart', async () => {
  // One server for both lives of the browser: a page's address, port included, is what its notes are kept under.
  const first = await startWalk({ pages: { 'news.html': practiceArticle() }, profile, keepProfile: true });
  const panel = await openPanelOnNews(first);
  await panel.type('.page-notes textarea', WORDS);
  const address = first.server.address('news.html');
  await until(
    'the note to be saved',
    async () => (await readKept(first)).notes.some(({ text }) => text === WORDS),
    5000,
  );
  await killBrowser(first.browser);

  const second = await startWalk({ profile, keepProfile: true });
  try {
    const kept = (await readKept(second)).notes;
    expect(kept.map(({ text, target }) => ({ text, target }))).toEqual([
      { text: WORDS, target: { kind: 'page', page: address } },
    ]);
    // The background backs up by itself when it starts, now that there is something.
    await until('the daily backup', async () => /^daily-\S+\.json$/.test((await listFiles(second)).join(' ')));
    // The first life's server still serves the page under its address.
    const page = await second.browser.newPage();
    await page.bringToFront();
    await page.goto(address);
    await second.settle(page);
    const again = await openSidePanel(second, page);
    await until('the note to be shown', () =>
      again.$eval('.page-notes .markdown', (note, words) => note.textContent === words, WORDS),
    );
    await second.library.goto(second.address('library.html#/notes'));
    await until('the note in the library', () =>
      second.library.evaluate(
        (words) => [...document.querySelectorAll('.note-item .markdown')].some((note) => note.textContent === words),
        WORDS,
      ),
    );
  } finally {
    await second.end();
    await first.server.close();
  }
});
