import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { openRoute, press, readMain } from './harness/librarypage.ts';
import { openPanelPage, readPanel } from './harness/panelpage.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';
import { addNotes } from './harness/storage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const profile = makeProfile();
let walk: Walk;

/**
 * No browser lets a program answer its folder picker: it answers with a folder of the private files instead, which is
 * the same kind of handle. `__permission` stands for the browser's memory of what the reader allowed.
 */
const standIn = () => {
  const page = globalThis as unknown as { showDirectoryPicker: unknown; __permission: PermissionState | undefined };
  page.showDirectoryPicker = async () =>
    await (await navigator.storage.getDirectory()).getDirectoryHandle('My notes', { create: true });
  const handle = FileSystemHandle.prototype as unknown as Record<string, (mode: unknown) => Promise<PermissionState>>;
  const query = handle.queryPermission!;
  handle.queryPermission = function (mode) {
    return page.__permission ? Promise.resolve(page.__permission) : query.call(this, mode);
  };
  handle.requestPermission = async () => (page.__permission = 'granted');
};

/** Names of the files in the folder that stands for the reader's. */
const listOutside = ({ library }: Walk) =>
  library.evaluate(async () => {
    const names: string[] = [];
    const root = await navigator.storage.getDirectory();
    for await (const name of (await root.getDirectoryHandle('My notes')).keys()) names.push(name);
    return names.filter((name) => !name.endsWith('.crswap'));
  });
const openSettings = async (page: Page) => {
  await openRoute(walk, page, 'settings');
  await page.waitForSelector('.backups');
};

beforeAll(async () => {
  walk = await startWalk({ profile, keepProfile: true });
  await walk.library.evaluateOnNewDocument(standIn);
  await addNotes(walk.library, 4, '2026-01-01T00:00:00.000Z');
});
afterAll(async () => {
  await walk?.end();
  removeProfile(profile);
});

const reminded = async (page: Page) => (await readMain(page)).includes('notes are in this browser only');

it('reminds of many notes that only this browser holds, in library and panel, and leaves off when told so', async () => {
  await walk.library.goto(walk.address('library.html#notes'));
  await walk.library.waitForSelector('.note-item');
  expect(await reminded(walk.library)).toBe(false);
  await addNotes(walk.library, 6, '2026-01-01T00:00:00.000Z');
  await walk.library.reload();
  await until('the reminder', () => reminded(walk.library));
  walk.server.put('news.html', practiceArticle());
  const page = await walk.open('news.html');
  const panel = await openPanelPage(walk, page);
  await until('the panel to remind', async () => /Your notes are in this browser only/.test(await readPanel(panel)));
  await panel.bringToFront();
  await press(panel, 'Not this month');
  await until('the panel to leave off', async () => !/in this browser only/.test(await readPanel(panel)));
  await walk.library.bringToFront();
  await until('the library to leave off', async () => !(await reminded(walk.library)));
  await panel.close();
  await page.close();
});

it('copies the backups to a folder that the reader picks', async () => {
  await openSettings(walk.library);
  await press(walk.library, 'Also keep backups in a folder…');
  await until('the copy', async () =>
    (await readMain(walk.library)).includes('to the folder “My notes” too. The newest'),
  );
  expect(await listOutside(walk)).toEqual([expect.stringMatching(/^throughline-[0-9a-f]{6}-daily-2\S+\.json$/)]);
});

it('says when the browser takes the permission back, and catches up when it is given again', async () => {
  const before = await listOutside(walk);
  await walk.library.evaluate(() => ((globalThis as unknown as { __permission: string }).__permission = 'prompt'));
  await addNotes(walk.library, 7, '2026-02-01T00:00:00.000Z');
  await press(walk.library, 'Back up now');
  await until('the loss', async () =>
    (await readMain(walk.library)).includes('no longer lets Throughline write backups to your folder “My notes”'),
  );
  expect(await listOutside(walk)).toEqual(before);
  await press(walk.library, 'Allow it again');
  await until('the newest copy', async () => {
    const now = await listOutside(walk);
    return now.length > 0 && now[0] !== before[0];
  });
  expect(await readMain(walk.library)).not.toContain('no longer lets');
});

it('goes on by itself in the background after a restart', async () => {
  const before = await listOutside(walk);
  await addNotes(walk.library, 8, '2026-02-02T00:00:00.000Z');
  await walk.library.evaluate(async () => {
    await (globalThis as unknown as ExtensionGlobal).chrome.storage.local.remove('maintained');
  });
  await walk.end();
  walk = await startWalk({ profile, keepProfile: true });
  await walk.library.goto('about:blank');
  await walk.library.goto(walk.address('practice.html'));
  await until('the copy of the background', async () =>
    (await listOutside(walk)).some((name) => !before.includes(name)),
  );
});

it('stops when told so, and leaves what is there', async () => {
  await walk.library.evaluateOnNewDocument(standIn);
  await openSettings(walk.library);
  await press(walk.library, 'Stop copying');
  await until('the first offer', async () => (await readMain(walk.library)).includes('Pick a folder'));
  const before = await listOutside(walk);
  expect(before.length).toBeGreaterThan(0);
  await addNotes(walk.library, 9, '2026-02-03T00:00:00.000Z');
  await press(walk.library, 'Back up now');
  await until('the backup', async () => (await readMain(walk.library)).includes('Test my backup'));
  expect(await listOutside(walk)).toEqual(before);
});

it('offers the downloads where there is no folder to pick', async () => {
  await walk.library.evaluateOnNewDocument(() => {
    delete (window as { showDirectoryPicker?: unknown }).showDirectoryPicker;
  });
  await openSettings(walk.library);
  expect(await readMain(walk.library)).toContain('This browser lets no extension write to a folder.');
  const before = await walk.library.evaluate(readExported);
  await press(walk.library, 'Save a copy to downloads');
  await until('the copy to be noted', async () => (await walk.library.evaluate(readExported)) > before);
});

async function readExported(): Promise<string> {
  const { storage } = (globalThis as unknown as ExtensionGlobal).chrome;
  return String((await storage.local.get('exported')).exported ?? '');
}
