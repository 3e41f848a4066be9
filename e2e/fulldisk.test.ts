import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
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

/** Opens an editor for the first note on a claim of the built-in essay. */
async function openClaim(page: Page, index: number): Promise<void> {
  await openRoute(walk, page, 'essays');
  await page.waitForSelector('.essay-theme a');
  const hashes = await page.$$eval('.essay-theme a', (links) => links.map((link) => (link as HTMLAnchorElement).hash));
  await openRoute(walk, page, hashes[index]!.slice(1));
  await page.waitForSelector('textarea.note-text');
}

/** Closes the browser as its reader does, and starts it again. */
async function restart(): Promise<void> {
  await walk.end();
  walk = await start();
}

/** Tells whether Throughline found its database lost and filled it from the backups. */
async function sawLoss(): Promise<boolean> {
  return await walk.library.evaluate(async () => {
    const { storage } = (globalThis as unknown as ExtensionGlobal).chrome;
    return ((await storage.local.get('loss')).loss ?? null) !== null;
  });
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
  await openClaim(page, 0);
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

/** Fills the disk, kills the browser and starts it again: every note that was called saved is there. Tells whether it saw a loss. */
async function loseAtKill(): Promise<boolean> {
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
  const isLost = await sawLoss();
  await walk.library.evaluate(
    async () => await (globalThis as unknown as ExtensionGlobal).chrome.storage.local.remove('loss'),
  );
  return isLost;
}

// Without `renewLog` Chromium deletes the whole database here: 12 times of 12, the backups aside. With it it does so now and
// then all the same (1 time of 8, and the notes come back from the backups), so it has three tries to leave it alone. This
// guards neither what is written after the start, onto the log that the second full disk tore, nor a clean end: the two
// below do.
it.skipIf(!disk)(
  'has every note that was called saved after the disk was full twice and the browser was killed',
  async () => {
    let isLost = await loseAtKill();
    for (let left = 2; isLost && left > 0; left -= 1) {
      const page = await walk.browser.newPage();
      await openClaim(page, 0);
      isLost = await loseAtKill();
    }
    expect(isLost).toBe(false);
  },
);

// No context of this run saw a write fail. Without `renewLogOnce` the database is deleted at the second start.
it.skipIf(!disk)('has every note that was written after the browser was killed on a full disk', async () => {
  const before = await keptTexts();
  const page = await walk.browser.newPage();
  await openClaim(page, 1);
  await type(page, 'Written in the next run.');
  expect(await status(page)).toBe('Saved');
  await restart();
  expect(await sawLoss()).toBe(false);
  // Words that were refused on the full disk, and put aside, may have come back behind what was saved.
  const kept = await keptTexts();
  expect(kept).toHaveLength(before.length + 1);
  for (const text of [...before, 'Written in the next run.'])
    expect(kept.filter((one) => one.startsWith(text))).not.toEqual([]);
});

// Here the run that saw a write fail goes on to write. Without `renewLog` the database is deleted at the next start.
it.skipIf(!disk)(
  'has every note that was written after a full disk when the browser is closed and started',
  async () => {
    const before = await keptTexts();
    const page = await walk.browser.newPage();
    await openClaim(page, 2);
    await type(page, 'Third.');
    await writeUntilRefused(page);
    disk!.clear();
    await page.type('textarea.note-text', ' Room again.');
    await until('the note to be saved', async () => (await status(page)) === 'Saved', 60_000);
    const third = await typed(page);
    await restart();
    expect(await sawLoss()).toBe(false);
    expect((await keptTexts()).toSorted()).toEqual([...before, third].toSorted());
  },
);
