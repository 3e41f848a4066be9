import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { killBrowser } from './harness/killbrowser.ts';
import { openRoute, press } from './harness/librarypage.ts';
import { readKept } from './harness/readmatches.ts';
import { makeSmallDisk } from './harness/smalldisk.ts';
import { addNotes } from './harness/storage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

/** Megabytes: a profile takes some 50. */
const disk = makeSmallDisk(200);
if (!disk) console.log('Skipped: no disk of its own can be mounted here.');

let walk: Walk;

afterAll(async () => {
  // The disk cannot go under a browser that a failure left running.
  if (walk?.browser.connected) await killBrowser(walk.browser);
  await walk?.server.close();
  disk?.end();
});

/** Starts a browser whose profile lies on the small disk. */
async function start(): Promise<Walk> {
  const profile = join(disk!.folder, 'profile');
  mkdirSync(profile, { recursive: true });
  return await startWalk({ profile, keepProfile: true });
}

const typed = (page: Page) => page.$eval('textarea.note-text', (field) => (field as HTMLTextAreaElement).value);
const status = (page: Page) => page.$eval('.note-status', (line) => line.textContent ?? '');
const keptTexts = async () => (await readKept(walk)).notes.map(({ text }) => text);
const OLD = ['n0 0', 'n1 0', 'n2 0', 'n3 0', 'n4 0'];

async function type(page: Page, words: string): Promise<void> {
  await page.type('textarea.note-text', words);
  await until('the editor to come to an end of saving', async () => /^(Saved$|Not saved)/.test(await status(page)));
}

/** Fills the disk and writes until the editor says that it could not save. Returns the text that it last called saved. */
async function writeUntilRefused(page: Page): Promise<string> {
  let saved = await typed(page);
  for (let i = 0; i < 30; i += 1) {
    disk!.fill();
    await type(page, ` Written on a full disk ${i}.`);
    if ((await status(page)).startsWith('Not saved')) return saved;
    saved = await typed(page);
  }
  throw new Error('A full disk took everything.');
}

it.skipIf(!disk)('says that a note is not saved, keeps its words, and saves them when there is room', async () => {
  walk = await start();
  await addNotes(walk.library, OLD.length, '2026-01-01T00:00:00.000Z');
  const page = await walk.browser.newPage();
  await openRoute(walk, page, 'settings');
  await press(page, 'Back up now');
  await page.waitForSelector('.backups li');
  await openRoute(walk, page, 'essays');
  await page.waitForSelector('.essay-theme a');
  const claim = await page.$eval('.essay-theme a', (link) => (link as HTMLAnchorElement).hash.slice(1));
  await openRoute(walk, page, claim);
  await page.waitForSelector('textarea.note-text');
  await type(page, 'Written before.');

  const saved = await writeUntilRefused(page);
  expect(await status(page)).toBe('Not saved. Your words are kept here; free some disk space and type on.');
  const whole = await typed(page);
  expect(whole.startsWith(saved) && whole.length > saved.length).toBe(true);

  disk!.clear();
  await page.type('textarea.note-text', ' Written after.');
  await until('the note to be saved', async () => (await status(page)) === 'Saved', 60_000);
  expect(await keptTexts()).toContain(`${whole} Written after.`);
});

// Without `renewLog` Chromium deletes the whole database here: 12 times of 12, the backups aside.
it.skipIf(!disk)(
  'has every note that was called saved after the disk was full twice and the browser was killed',
  async () => {
    const page = (await walk.browser.pages()).at(-1)!;
    const acknowledged = await writeUntilRefused(page);
    await killBrowser(walk.browser);
    await walk.server.close();
    disk!.clear();
    walk = await start();
    await until(
      'the notes',
      async () => {
        const kept = await keptTexts();
        return OLD.every((text) => kept.includes(text)) && kept.some((text) => text.includes(acknowledged));
      },
      60_000,
    );
    expect((await keptTexts()).filter((text) => OLD.includes(text)).toSorted()).toEqual(OLD);
  },
);
