import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db, ThroughlineDb } from './db.ts';
import { nameFailure, STORAGE_FULL } from './failure.ts';
import { renewLogOnce } from './renewlog.ts';
import { note, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';

const TIME = '2026-01-01T00:00:00.000Z';
/** As Chromium does when a write failed. */
const breakDatabase = () => forceCloseDatabase(db.backendDB() as never);
/** A disk without room. */
const FULL = {
  storage: {
    getDirectory: async () => ({
      getFileHandle: async () => ({
        createWritable: async () => ({
          write: () => Promise.reject(new DOMException('The disk is full', 'QuotaExceededError')),
        }),
      }),
    }),
  },
};
const puts = () => vi.spyOn(IDBObjectStore.prototype, 'put');

// Under Vitest it is the text "false", which counts as true.
beforeEach(() => vi.stubEnv('FIREFOX', ''));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
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
  vi.stubGlobal('navigator', FULL);
  breakDatabase();
  const put = puts();
  const failure = await saveNote(note('two', TIME, 'two')).catch(nameFailure);
  expect(failure).toMatchObject({ name: STORAGE_FULL });
  expect(put).not.toHaveBeenCalled();
  vi.stubGlobal('navigator', {});
  await vi.waitFor(() => saveNote(note('two', TIME, 'two')), 2_000);
  expect((await db.notes.toArray()).map(({ text }) => text)).toEqual(['one', 'two']);
});

it('fills the log for a context that opens the database after another one saw it closed', async () => {
  await wipe();
  await saveNote(note('one', TIME, 'one'));
  breakDatabase();
  const put = puts();
  const other = new ThroughlineDb();
  expect(await other.notes.count()).toBe(1);
  expect(put).toHaveBeenCalledTimes(100);
  other.close();
  await saveNote(note('two', TIME, 'two'));
  expect(put).toHaveBeenCalledTimes(101);
});

it('fills the log once in a run of the browser, whatever an earlier run left, and waits for room', async () => {
  await wipe();
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.stubGlobal('navigator', FULL);
  const put = puts();
  const setAside = vi.fn(async () => expect(put).not.toHaveBeenCalled());
  await renewLogOnce(setAside);
  expect(put).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledOnce();
  vi.stubGlobal('navigator', {});
  vi.advanceTimersByTime(20_000);
  await vi.waitUntil(async () => (await fakeBrowser.storage.session.get('log')).log === 'renewed');
  await renewLogOnce(setAside);
  await renewLogOnce(setAside);
  // At each try, and not once it is done.
  expect(setAside).toHaveBeenCalledTimes(2);
  expect(put).toHaveBeenCalledTimes(100);
});
