import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backUpDaily } from './autobackup.ts';
import { removeNote } from './bin.ts';
import { db } from './db.ts';
import { installEssay, setEssayEnabled, setEssayLook } from './essays.ts';
import { lossItem, restoreLost } from './restorelost.ts';
import { beginWithDisk, loseDatabase, note as noteOf, noteTexts } from './restorestage.ts';
import { saveNote } from './savenote.ts';

const note = (text: string) => noteOf(text, '2026-01-01T00:00:00.000Z', text);
const day = (number: number) => new Date(Date.UTC(2026, 2, number, 12));
let disk: Awaited<ReturnType<typeof beginWithDisk>>;

beforeEach(async () => {
  disk = await beginWithDisk();
});
afterEach(() => vi.unstubAllGlobals());

it('brings back what the backups hold, beside what was written since, and says so', async () => {
  await saveNote(note('one'));
  await saveNote(note('two'));
  await backUpDaily(day(1));
  await loseDatabase();
  await saveNote(note('three'));
  await restoreLost();
  expect(await noteTexts()).toEqual(['one', 'three', 'two']);
  expect(await lossItem.getValue()).toEqual({ made: day(1).toISOString(), notes: 2 });
});

it('looks behind a backup of what was left, and leaves deleted what was deleted', async () => {
  await saveNote(note('one'));
  await saveNote(note('two'));
  await backUpDaily(day(1));
  await removeNote('two');
  await backUpDaily(day(2));
  await loseDatabase();
  await saveNote(note('three'));
  await backUpDaily(day(3));
  await restoreLost();
  expect(await noteTexts()).toEqual(['one', 'three']);
});

it('leaves a built-in essay as the reader decided last, whatever older backups say', async () => {
  const essay = { id: 'e', title: 'T', author: 'A', themes: [], claims: [] };
  await installEssay(essay, { builtIn: true });
  await saveNote(note('one'));
  await setEssayLook('e', { sensitivity: 'more' });
  await backUpDaily(day(1));
  await setEssayEnabled('e', false);
  await setEssayLook('e', { sensitivity: null });
  await backUpDaily(day(2));
  await loseDatabase();
  await installEssay(essay, { builtIn: true });
  await restoreLost();
  const { enabled, sensitivity } = (await db.essays.get('e'))!;
  expect([enabled, sensitivity]).toEqual([false, undefined]);
});

it('passes over a backup that cannot be read', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await saveNote(note('one'));
  await backUpDaily(day(1));
  await saveNote(note('two'));
  await backUpDaily(day(2));
  const newest = [...disk.files.keys()].toSorted().at(-1)!;
  disk.files.set(newest, '{');
  await loseDatabase();
  await restoreLost();
  expect(await noteTexts()).toEqual(['one']);
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});

it('waits for the folder of backups where it cannot be opened', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  await saveNote(note('one'));
  await backUpDaily(day(1));
  await loseDatabase();
  const refused = new DOMException('The disk is full', 'QuotaExceededError');
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.reject(refused) } });
  await restoreLost();
  expect(await noteTexts()).toEqual([]);
  expect(warn).toHaveBeenCalledOnce();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  await restoreLost();
  expect(await noteTexts()).toEqual(['one']);
});

it('restores nothing into a database that was not lost, however empty it is', async () => {
  await saveNote(note('one'));
  await backUpDaily(day(1));
  await db.notes.clear();
  await restoreLost();
  expect(await noteTexts()).toEqual([]);
  expect(await lossItem.getValue()).toBeNull();
});
