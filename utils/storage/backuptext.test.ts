import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { downloadBackup } from '../library/downloadbackup.ts';
import type * as importedNotes from '../notes/importednotes.ts';
import { backUpDaily, backupProblemItem } from './autobackup.ts';
import { createBackup } from './backup.ts';
import { exportedItem } from './exportreminder.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { parseBackup } from './parsebackup.ts';
import { note, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';

const CAP = 10_000;
const cap = vi.hoisted(() => ({ now: 0 }));
const download = vi.hoisted(() => vi.fn<(name: string, type: string, content: string) => void>());
vi.mock('../notes/importednotes.ts', async (importActual) => {
  const actual = await importActual<typeof importedNotes>();
  return Object.defineProperty({ ...actual }, 'FILE_CAP', { get: () => cap.now || actual.FILE_CAP });
});
vi.mock('../library/downloadfile.ts', () => ({ downloadFile: download }));

const WHEN = '2026-01-01T00:00:00.000Z';
let disk: ReturnType<typeof createMemoryFiles>;

beforeEach(async () => {
  await wipe();
  disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  cap.now = CAP;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

it('exports what fills a file to the brim so that it is read again', async () => {
  await saveNote(note('', WHEN, 'n'));
  cap.now = 0;
  const room = CAP - JSON.stringify(await createBackup()).length;
  cap.now = CAP;
  await saveNote(note('x'.repeat(room), '2026-01-02T00:00:00.000Z', 'n'));
  await downloadBackup(await createBackup());
  const text = download.mock.lastCall![2];
  expect([text.length, parseBackup(text).ok]).toEqual([CAP, true]);
});

it('makes no file that could not be read again, and says so, and what to do', async () => {
  await saveNote(note('x'.repeat(CAP), WHEN, 'n'));
  const write = vi.fn((text: string) => text);
  disk.fault.write = write;
  await expect(downloadBackup(await createBackup())).rejects.toThrow(/more than one file can hold.*remember/);
  expect(await backUpDaily(new Date())).toBe('failed');
  expect(await backupProblemItem.getValue()).toMatch(/more than one file can hold/);
  expect([download.mock.calls.length, write.mock.calls.length, await exportedItem.getValue()]).toEqual([0, 0, '']);
});

it('has room for ten years of daily reading', async () => {
  cap.now = 0;
  const { FILE_CAP } = await import('../notes/importednotes.ts');
  const page = `https://news.example/${'a'.repeat(100)}`;
  const quote = { exact: 'e'.repeat(140), prefix: 'p'.repeat(32), suffix: 's'.repeat(32), start: 12_345, end: 12_485 };
  const spans = Array.from({ length: 12 }, () => ({ start: 100, end: 109 }));
  const sighting = {
    page,
    essay: 'bugajski-transatlantic-rift',
    claim: 'c01',
    relation: 'disputes',
    score: 0.912345678901234,
    quote,
    why: { sentence: spans, claim: spans },
    firstSeen: WHEN,
    lastSeen: WHEN,
    verdict: null,
    verdictAt: null,
  };
  const written = { ...note('x'.repeat(400), WHEN, 'n'.repeat(36)), target: { kind: 'sentence', page, quote } };
  const ten = 200_000 * JSON.stringify(sighting).length + 50_000 * JSON.stringify(written).length;
  expect(ten).toBeGreaterThan(200_000_000);
  expect(ten).toBeLessThan(FILE_CAP);
  // What V8 makes no string over.
  expect(FILE_CAP).toBeLessThan(2 ** 29 - 24);
});
