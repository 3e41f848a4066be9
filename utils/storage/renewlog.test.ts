import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { db } from './db.ts';
import { nameFailure, STORAGE_FULL } from './failure.ts';
import { note, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';

const TIME = '2026-01-01T00:00:00.000Z';
/** As Chromium does when a write failed. */
const breakDatabase = () => forceCloseDatabase(db.backendDB() as never);
const puts = () => vi.spyOn(IDBObjectStore.prototype, 'put');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('fills the log before anything is written to a database that the browser closed, and only once', async () => {
  await wipe();
  await saveNote(note('one', TIME, 'one'));
  breakDatabase();
  const put = puts();
  await saveNote(note('two', TIME, 'two'));
  const stores = put.mock.contexts.map((store) => (store as IDBObjectStore).name);
  expect(stores).toEqual([...Array.from({ length: 100 }, () => 'filler'), 'notes']);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('throughline-test-log');
  await saveNote(note('three', TIME, 'three'));
  expect(put.mock.calls.length).toBe(102);
});

it('writes nothing while there is no room, and writes when there is', async () => {
  await wipe();
  await saveNote(note('one', TIME, 'one'));
  const full = new DOMException('The disk is full', 'QuotaExceededError');
  vi.stubGlobal('navigator', {
    storage: {
      getDirectory: async () => ({
        getFileHandle: async () => ({ createWritable: async () => ({ write: () => Promise.reject(full) }) }),
      }),
    },
  });
  breakDatabase();
  const put = puts();
  const failure = await saveNote(note('two', TIME, 'two')).catch(nameFailure);
  expect(failure).toMatchObject({ name: STORAGE_FULL });
  expect(put).not.toHaveBeenCalled();
  vi.stubGlobal('navigator', {});
  await vi.waitFor(() => saveNote(note('two', TIME, 'two')), 2_000);
  expect((await db.notes.toArray()).map(({ text }) => text)).toEqual(['one', 'two']);
});
