import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findAnswers, keepAnswers } from './answers.ts';
import { backUpNow } from './autobackup.ts';
import { createBackup } from './backup.ts';
import { db } from './db.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { parseBackup } from './parsebackup.ts';
import { saveNote } from './savenote.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { countOldPages, forgetOldInBackups, forgetOldSightings } from './retention.ts';
import { updateSettings } from './settings.ts';
import { recordSighting } from './sightings.ts';
import { keepSaying } from './verdicts.ts';

const page = (month: string) => `https://example.org/${month}`;
const quote = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
const match = {
  essay: 'e',
  claim: 'c',
  relation: 'agrees' as const,
  score: 0.5,
  quote,
  why: { sentence: [], claim: [] },
};
const THEME = { essay: 'e', theme: 't', score: 0.5, words: [] };
const see = async (month: string) => {
  vi.setSystemTime(new Date(`2026-${month}-15T00:00:00.000Z`));
  await recordSighting({ page: page(month), title: month, themes: [], matches: [match] });
  await keepAnswers([[month, []]]);
};
const keptAnswers = async () => {
  const months = ['01', '04', '05'];
  const answers = await findAnswers(months, false);
  return months.filter((_, i) => answers[i]);
};
const kept = async () => [
  (await db.pages.toArray()).filter(({ visits }) => visits > 0).map(({ title }) => title),
  (await db.matches.toArray()).map(({ page: address }) => address.slice(-2)).toSorted(),
];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  for (const month of ['01', '04', '05']) await see(month);
  const time = new Date().toISOString();
  const target = { kind: 'page' as const, page: page('01') };
  await saveNote({ id: 'n', target, text: 'stays', tags: [], created: time, modified: time });
});
afterEach(() => vi.useRealTimers());

it('forgets what was last seen before so many months, never a note', async () => {
  const now = new Date('2026-06-01T00:00:00.000Z');
  await forgetOldSightings(null, now);
  expect(await kept()).toEqual([
    ['01', '04', '05'],
    ['01', '04', '05'],
  ]);
  expect(await countOldPages(3, now)).toBe(1);
  await forgetOldSightings(3, now);
  expect(await kept()).toEqual([
    ['04', '05'],
    ['04', '05'],
  ]);
  expect(await keptAnswers()).toEqual(['04', '05']);
  await forgetOldSightings(0, now);
  expect(await kept()).toEqual([[], []]);
  expect(await keptAnswers()).toEqual([]);
  expect(await db.notes.count()).toBe(1);
});

it('keeps the title of a page that only an import brought', async () => {
  const time = '2020-01-01T00:00:00.000Z';
  await db.pages.put({ page: page('00'), title: 'A book', themes: [], firstSeen: time, lastSeen: time, visits: 0 });
  expect(await countOldPages(0)).toBe(3);
  await forgetOldSightings(0);
  expect(await db.pages.get(page('00'))).toMatchObject({ title: 'A book' });
});

it('keeps of a page with a note, or a sentence that the reader gave a claim, its title and no more', async () => {
  await keepSaying({ page: page('04'), title: '04', match });
  await recordSighting({ page: page('01'), title: '01', themes: [THEME], matches: [match] });
  await forgetOldSightings(0);
  const [noted, said, ...more] = await db.pages.toArray();
  expect(more).toEqual([]);
  const now = new Date().toISOString();
  const named = { themes: [], visits: 0, firstSeen: now, lastSeen: now };
  expect([noted, said]).toEqual([
    { page: page('01'), title: '01', ...named },
    { page: page('04'), title: '04', ...named },
  ]);
  expect(await countOldPages(0)).toBe(0);
});

it('forgets the same in the automatic backups', async () => {
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  await backUpNow('safety');
  await forgetOldInBackups(3, new Date('2026-06-01T00:00:00.000Z'));
  const [file, ...more] = [...disk.files.values()].map((text) => parseBackup(text));
  expect(more).toEqual([]);
  if (!file?.ok) throw new Error('no sound backup');
  const named = { title: '01', themes: [], visits: 0, firstSeen: '2026-06-01T00:00:00.000Z' };
  expect(file.backup.pages).toMatchObject([named, { title: '04', visits: 1 }, { title: '05', visits: 1 }]);
  expect(file.backup.matches.length).toBe(2);
  expect(file.backup.notes.length).toBe(1);
  vi.unstubAllGlobals();
});

it('forgets again what a file from before brought back of a noted page', async () => {
  const file = await createBackup();
  const now = new Date('2026-06-01T00:00:00.000Z');
  await forgetOldSightings(3, now);
  await applyRestore(file, await previewRestore(file));
  expect((await kept())[0]).toEqual(['01', '04', '05']);
  await forgetOldSightings(3, now);
  expect((await kept())[0]).toEqual(['04', '05']);
});

it('keeps nothing more once no sightings are wanted, and still knows the verdicts and notes of a page', async () => {
  await updateSettings({ keepSightings: 0 });
  vi.setSystemTime(new Date('2026-06-01T00:00:00.000Z'));
  await recordSighting({ page: page('06'), title: '06', themes: [], matches: [match] });
  await recordSighting({ page: page('05'), title: 'seen again', themes: [], matches: [] });
  expect((await kept())[0]).toEqual(['01', '04', '05']);
});

it.each([
  ['2026-03-31T12:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  ['2026-05-31T12:00:00.000Z', '2026-05-01T00:00:00.000Z'],
])('forgets on %s nothing that was seen within the month before: on %s', async (now, seen) => {
  await Promise.all(db.tables.map((table) => table.clear()));
  vi.setSystemTime(new Date(seen));
  await recordSighting({ page: page('late'), title: 'late', themes: [], matches: [match] });
  await forgetOldSightings(1, new Date(now));
  expect(await db.pages.count()).toBe(1);
});
