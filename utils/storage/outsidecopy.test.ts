import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backUpDaily, backUpNow } from './autobackup.ts';
import { exportedItem } from './exportreminder.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { copyOutside, outsideItem } from './outsidecopy.ts';
import { findOutsideFolder, mayWrite } from './outsidefolder.ts';
import { parseBackup } from './parsebackup.ts';
import { note as noteOf, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';

// A handle lives in IndexedDB, where the one for tests, a bundle of functions, cannot; e2e/outside.test.ts has a real one.
vi.mock('./outsidefolder.ts', () => ({ findOutsideFolder: vi.fn(), mayWrite: vi.fn() }));

const PREFIX = 'throughline-0a1b2c-';
const note = (text: string) => noteOf(text, '2026-01-01T00:00:00.000Z', text);
const day = (number: number) => new Date(Date.UTC(2026, 2, number, 12));
let disk: ReturnType<typeof createMemoryFiles>;
let outside: ReturnType<typeof createMemoryFiles>;
const copies = () => [...outside.files.keys()].filter((name) => name.startsWith(PREFIX));
const problem = async () => (await outsideItem.getValue())?.problem;

beforeEach(async () => {
  await wipe();
  disk = createMemoryFiles();
  outside = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const handle = (await outside.root.getDirectoryHandle()) as unknown as FileSystemDirectoryHandle;
  vi.mocked(findOutsideFolder).mockResolvedValue({ handle, prefix: PREFIX });
  vi.mocked(mayWrite).mockResolvedValue(true);
  await outsideItem.setValue({ folder: 'Notes', made: '', problem: '' });
});
afterEach(() => vi.unstubAllGlobals());

it('writes every automatic backup to the folder too, whole, and knows that it lies outside', async () => {
  await saveNote(note('one'));
  await backUpDaily(day(1));
  const [name, ...more] = copies();
  expect(more).toEqual([]);
  const parsed = parseBackup(outside.files.get(name!)!);
  expect(parsed.ok && parsed.backup.notes.map(({ text }) => text)).toEqual(['one']);
  expect(await outsideItem.getValue()).toEqual({ folder: 'Notes', made: day(1).toISOString(), problem: '' });
  expect(await exportedItem.getValue()).toBe(day(1).toISOString());
});

it('lets its own old files go as in the browser, and never touches another', async () => {
  const others = [
    'letter.txt',
    'throughline-backup-2026-01-01.json',
    'throughline-ffffff-daily-2025-01-01T12-00-00.000Z-0123456789abcdef.json',
    'daily-2025-01-01T12-00-00.000Z-0123456789abcdef.json',
    `${PREFIX}daily-draft.json`,
  ];
  for (const name of others) outside.files.set(name, 'mine');
  for (let number = 1; number <= 30; number += 1) {
    await saveNote(note(`note ${number}`));
    await backUpDaily(day(number));
  }
  const kept = [...disk.files.keys()].map((name) => PREFIX + name);
  expect(kept.length).toBeLessThan(15);
  expect(copies().toSorted()).toEqual([...kept, `${PREFIX}daily-draft.json`].toSorted());
  for (const name of others) expect(outside.files.get(name)).toBe('mine');
});

it('says that the permission is lost, keeps the backup in the browser, and catches up', async () => {
  vi.mocked(mayWrite).mockResolvedValue(false);
  await saveNote(note('one'));
  expect(await backUpDaily(day(1))).toBe('made');
  expect([copies(), await problem(), await exportedItem.getValue()]).toEqual([[], 'permission', '']);
  vi.mocked(mayWrite).mockResolvedValue(true);
  await copyOutside(day(2));
  expect([copies().length, await problem()]).toEqual([1, '']);
});

it.each<[string, () => void, RegExp]>([
  ['the disk is full', () => (outside.fault.write = () => fail('QuotaExceededError')), /no room left in the folder/],
  ['a write is damaged', () => (outside.fault.write = (text) => text.slice(1)), /did not read back/],
  ['the folder is gone', () => (outside.fault.write = () => fail('NotFoundError')), /not there any more/],
])('leaves no half copy where %s, and the next one is whole', async (_what, spoil, says) => {
  spoil();
  await saveNote(note('one'));
  expect(await backUpNow('safety')).toMatchObject({ kind: 'safety' });
  expect(copies()).toEqual([]);
  expect(await problem()).toMatch(says);
  outside.fault.write = null;
  await copyOutside();
  expect([copies().length, await problem()]).toEqual([1, '']);
});

it('fills in the empty file that a browser left which died while it copied', async () => {
  await saveNote(note('one'));
  await backUpDaily(day(1));
  const [name] = copies();
  const whole = outside.files.get(name!);
  outside.files.set(name!, '');
  await copyOutside(day(1));
  expect(outside.files.get(name!)).toBe(whole);
});

it('writes nowhere where no folder was picked', async () => {
  await outsideItem.removeValue();
  await saveNote(note('one'));
  await backUpDaily(day(1));
  expect([copies(), await outsideItem.getValue()]).toEqual([[], null]);
});

function fail(name: string): never {
  throw new DOMException('It did not work', name);
}
