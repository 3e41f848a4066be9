import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import { practiceArticle } from './harness/articles.ts';
import { catchDownloads, type Downloads } from './harness/downloads.ts';
import { chooseFile, press, pressOf, readMain } from './harness/librarypage.ts';
import { readKept } from './harness/readmatches.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const WORDS = 'Ask who counted the *budget*.';

/** The first life of the browser, in which everything is made, and the second with an empty profile. */
let first: Walk;
let second: Walk;
let downloads: Downloads;
let backup: { path: string; text: string };
let kept: Awaited<ReturnType<typeof readKept>>;

const openLibrary = async (walk: Walk, route: string) => {
  await walk.library.bringToFront();
  await walk.library.goto(walk.address(`library.html#${route}`));
  await walk.library.waitForSelector('h1');
};

beforeAll(async () => {
  first = await startWalk({ pages: { 'news.html': practiceArticle() } });
  downloads = await catchDownloads(first.browser);
  const page = await first.open('news.html');
  await first.settle(page);
  const panel = await openSidePanel(first, page);
  await panel.waitForSelector('.theme-section');
  await panel.type('.page-notes textarea', WORDS);
  await pressOf(panel, 'Not a match');
  kept = await until('note and verdict to be kept', async () => {
    const now = await readKept(first);
    const done = now.notes.some(({ text }) => text === WORDS) && now.matches.some(({ verdict }) => verdict !== null);
    return done ? now : null;
  });
});

afterAll(async () => {
  await first?.end();
  await second?.end();
  downloads?.end();
});

it('exports the notes that a search shows as Markdown', async () => {
  await openLibrary(first, 'notes');
  await first.library.type('input[type=search]', 'budgte');
  await press(first.library, 'Export these');
  await press(first.library, 'Markdown');
  const { name, text } = await downloads.receive(/\.md$/);
  expect(name).toMatch(/^throughline-notes-\d{4}-\d\d-\d\d\.md$/);
  expect(text).toContain(WORDS);
  expect(text).toContain('/news.html');
});

it('exports everything as one file', async () => {
  await openLibrary(first, 'settings');
  await press(first.library, 'Export everything');
  backup = await downloads.receive(/^throughline-backup-.*\.json$/);
  expect(JSON.parse(backup.text)).toMatchObject({ format: 'throughline-backup', notes: [{ text: WORDS }] });
});

it('refuses a broken file with the place and the reason, and writes nothing', async () => {
  second = await startWalk();
  await openLibrary(second, 'settings');
  const broken = JSON.parse(backup.text) as { notes: { created: string }[] };
  broken.notes[0]!.created = 'yesterday';
  const path = `${backup.path}.broken.json`;
  writeFileSync(path, JSON.stringify(broken));
  await chooseFile(second.library, path);
  await until('the refusal', async () => (await readMain(second.library)).includes('Nothing was imported'));
  expect(await readMain(second.library)).toMatch(/notes\.0\.created: \S+/);
  writeFileSync(path, backup.text.slice(0, -40));
  await chooseFile(second.library, path);
  await until('the other refusal', async () => (await readMain(second.library)).includes('cut off'));
  expect(await readKept(second)).toEqual({ pages: [], matches: [], notes: [] });
});

it('brings notes, verdicts and pages back into an empty profile', async () => {
  await chooseFile(second.library, backup.path);
  await press(second.library, 'Import');
  await until('the import', async () => (await readMain(second.library)).includes('Imported:'));
  const { notes, ...rest } = await readKept(second);
  // But for where the notes came from, which no file tells.
  expect({ ...rest, notes: notes.map(({ came: _came, ...note }) => note) }).toEqual(kept);
});
