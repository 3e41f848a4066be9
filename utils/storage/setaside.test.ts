import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backUpDaily, backUpNow } from './autobackup.ts';
import { listBackups, openBackupFolder } from './backupfolder.ts';
import { removeNote } from './bin.ts';
import { db } from './db.ts';
import { installEssay } from './essays.ts';
import { forgetSite } from './forgetsite.ts';
import { restoreLost } from './restorelost.ts';
import { beginWithDisk, loseDatabase, note, noteTexts } from './restorestage.ts';
import { saveNote } from './savenote.ts';
import { setAsideRecent } from './setaside.ts';
import { recordSighting } from './sightings.ts';
import { keepSaying } from './verdicts.ts';

const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * 86_400_000);
const write = (text: string, days: number) => saveNote(note(text, daysAgo(days).toISOString(), text));
const PAGE = 'https://news.test/story';
const quote = { exact: 'Europe arms itself.', prefix: '', suffix: '', start: 0, end: 19 };
const match = {
  essay: 'e',
  claim: 'c',
  relation: 'agrees' as const,
  score: 0.9,
  quote,
  why: { sentence: [], claim: [] },
};
let disk: Awaited<ReturnType<typeof beginWithDisk>>;
const recent = () => [...disk.files.keys()].filter((name) => name.startsWith('recent'));

beforeEach(async () => {
  disk = await beginWithDisk();
});
afterEach(() => vi.unstubAllGlobals());

it('brings back after a loss what was written, deleted and decided since the last backup', async () => {
  await write('old', 9);
  await write('deleted', 8);
  await backUpDaily(daysAgo(5));
  await write('new', 1);
  await removeNote('deleted');
  const claims = [{ id: 'c', theme: 't', text: 'Reefs die.' }];
  await installEssay({ id: 'e', title: 'Reefs', author: 'A', themes: [{ id: 't', label: 'T' }], claims });
  await recordSighting({ page: PAGE, title: 'Story', themes: [], matches: [] });
  await keepSaying({ page: PAGE, title: 'Story', match });
  await setAsideRecent();
  await loseDatabase();
  await restoreLost();
  expect(await noteTexts()).toEqual(['new', 'old']);
  expect((await db.bin.toArray()).map(({ id }) => id)).toEqual(['deleted']);
  expect((await db.essays.toArray()).map(({ title }) => title)).toEqual(['Reefs']);
  expect((await db.pages.toArray()).map(({ title }) => title)).toEqual(['Story']);
  expect((await db.matches.toArray()).map(({ verdict }) => verdict)).toEqual(['agrees']);
});

it('takes everything where there is no backup yet, and nothing of what a backup holds', async () => {
  await write('one', 9);
  await setAsideRecent();
  expect([...disk.files.values()].join()).toContain('one');
  await backUpDaily(daysAgo(5));
  await write('two', 1);
  await setAsideRecent();
  const [newest] = recent().toSorted().toReversed();
  expect(disk.files.get(newest!)).toContain('two');
  expect(disk.files.get(newest!)).not.toContain('one');
});

it('takes everything after an import, whose notes may be older than the backup before it', async () => {
  await backUpNow('safety');
  await write('imported', 300);
  await setAsideRecent();
  await loseDatabase();
  await restoreLost();
  expect(await noteTexts()).toEqual(['imported']);
});

it('writes nothing where nothing changed, and the same but once', async () => {
  await setAsideRecent();
  expect(recent()).toEqual([]);
  await write('one', 9);
  await setAsideRecent();
  await setAsideRecent();
  expect(recent()).toHaveLength(1);
});

it('is no backup that the reader is shown, and goes with the next whole one', async () => {
  await write('one', 9);
  await setAsideRecent();
  const folder = (await openBackupFolder())!;
  expect(await listBackups(folder)).toEqual([]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1000 });
  await backUpNow('daily');
  vi.useRealTimers();
  expect(recent()).toEqual([]);
  expect(await listBackups(folder)).toHaveLength(1);
});

it('holds nothing of a site that was forgotten', async () => {
  const target = { kind: 'page' as const, page: PAGE };
  await saveNote({ ...note('on the page', daysAgo(1).toISOString()), target });
  await write('elsewhere', 1);
  await setAsideRecent();
  expect([...disk.files.values()].join()).toContain('on the page');
  await forgetSite('news.test');
  expect([...disk.files.values()].join()).not.toContain('on the page');
  expect([...disk.files.values()].join()).toContain('elsewhere');
});
