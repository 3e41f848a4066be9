import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { matchId } from '../matching/matchid.ts';
import { findAnswers, keepAnswers } from './answers.ts';
import { backUpNow } from './autobackup.ts';
import { createBackup } from './backup.ts';
import { deleteForGood, removeNote, removeNotes } from './bin.ts';
import { db } from './db.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { parseBackup } from './parsebackup.ts';
import { saveNote } from './savenote.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { countOldPages, forgetOldDaily, forgetOldInBackups, forgetOldSightings } from './retention.ts';
import { updateSettings } from './settings.ts';
import { recordSighting } from './sightings.ts';
import { nameOnly } from './titles.ts';
import { keepSaying, setVerdict } from './verdicts.ts';

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
const putNameOnly = (month: string) => db.pages.put(nameOnly(page(month), month, '2020-01-01T00:00:00.000Z'));
const noteOn = (month: string, id = 'n') => {
  const time = new Date().toISOString();
  return {
    id,
    target: { kind: 'page' as const, page: page(month) },
    text: 'stays',
    tags: [],
    created: time,
    modified: time,
  };
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
  await saveNote(noteOn('01'));
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
  await putNameOnly('00');
  await saveNote(noteOn('00', 'imported'));
  expect(await countOldPages(0)).toBe(3);
  await forgetOldSightings(0);
  expect(await db.pages.get(page('00'))).toMatchObject({ title: '00' });
});

it.each([
  [0, 0],
  [3, 3],
  [3, null],
])('forgets the name of a page once its note cannot be brought back: %j, then %j months', async (months, then) => {
  const names = async () => (await db.pages.toArray()).filter(({ visits }) => visits === 0).map(({ title }) => title);
  const now = new Date('2026-06-01T00:00:00.000Z');
  await removeNote('n');
  for (const when of ['visited', 'known by its name']) {
    await forgetOldSightings(months, now);
    expect(await names(), `${when}, its note in the bin`).toEqual(['01']);
  }
  await deleteForGood(['note:n']);
  await forgetOldSightings(then, now);
  expect(await names()).toEqual([]);
});

it('forgets the name of a page where a claim that the reader gave is taken back, with the sentence', async () => {
  const saying = { page: page('06'), title: '06', match };
  await keepSaying(saying);
  await setVerdict(matchId({ ...match, page: page('06') }), null);
  await forgetOldSightings(3, new Date('2026-06-01T00:00:00.000Z'));
  expect(await db.pages.get(page('06'))).toMatchObject({ title: '06' });
  await forgetOldSightings(0);
  expect(await db.pages.get(page('06'))).toBeUndefined();
  expect(await db.matches.count()).toBe(0);
});

it('forgets such names, and no sighting, where these are kept for ever', async () => {
  for (const month of ['02', '03']) await putNameOnly(month);
  await saveNote(noteOn('03', 'n3'));
  await forgetOldSightings(null);
  expect((await db.pages.toArray()).map(({ title }) => title).toSorted()).toEqual(['01', '03', '04', '05']);
  expect(await keptAnswers()).toEqual(['01', '04', '05']);
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

it('keeps what the reader turned down, in the automatic backups too, but of its page not even the title', async () => {
  const [judged] = await db.matches.where({ page: page('04') }).toArray();
  await setVerdict(judged!.id, 'not-a-match');
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  await backUpNow('safety');
  await forgetOldSightings(0);
  await forgetOldInBackups(0);
  vi.unstubAllGlobals();
  const [file] = [...disk.files.values()].map((text) => parseBackup(text));
  if (!file?.ok) throw new Error('no sound backup');
  for (const { matches, pages } of [
    { matches: await db.matches.toArray(), pages: await db.pages.toArray() },
    file.backup,
  ]) {
    expect(matches).toMatchObject([{ page: page('04'), verdict: 'not-a-match' }]);
    expect(pages.map(({ title }) => title)).toEqual(['01']);
  }
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

it('forgets in them the names of pages on which nothing hangs, too', async () => {
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  for (const month of ['00', '02', '03']) await putNameOnly(month);
  for (const month of ['02', '03']) await saveNote(noteOn(month, month));
  await removeNotes(['n', '02', '03']);
  await deleteForGood(['note:n', 'note:03']);
  await keepSaying({ page: page('06'), title: '06', match });
  await backUpNow('safety');
  await forgetOldInBackups(0);
  const [file, ...more] = [...disk.files.values()].map((text) => parseBackup(text));
  expect(more).toEqual([]);
  if (!file?.ok) throw new Error('no sound backup');
  expect(file.backup.pages.map(({ title }) => title)).toEqual(['02', '06']);
  vi.unstubAllGlobals();
});

it('forgets in them, by and by, what became too old since, and lets be what holds nothing of it or cannot be read', async () => {
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  const on = (day: number) => new Date(Date.UTC(2026, 4, day));
  const titles = () =>
    [...disk.files.values()].map((text) => {
      const file = parseBackup(text);
      return file.ok ? file.backup.pages.filter(({ visits }) => visits > 0).map(({ title }) => title) : null;
    });
  await backUpNow('safety');
  const newer = 'daily-2026-05-01T00-00-00.000Z-0123456789abcdef.json';
  disk.files.set(newer, '{"format":"throughline-backup","version":9}');
  await forgetOldDaily(3, on(1));
  for (const day of [2, 5, 7]) await forgetOldDaily(3, on(day));
  expect(titles()).toEqual([['01', '04', '05'], null]);
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  disk.fault.write = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  await forgetOldDaily(3, on(8));
  expect(titles()).toEqual([['01', '04', '05'], null]);
  disk.fault.write = null;
  await forgetOldDaily(3, on(9));
  expect(titles()).toEqual([null, ['04', '05']]);
  const before = [...disk.files];
  disk.fault.write = () => {
    throw new Error('Nothing is too old.');
  };
  for (const day of [10, 20, 30]) await forgetOldDaily(3, on(day));
  await forgetOldInBackups(3, on(30), { keepUnread: true });
  expect([...disk.files]).toEqual(before);
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
