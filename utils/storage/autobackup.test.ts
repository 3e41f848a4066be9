import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backUpDaily, backUpNow, backupProblemItem } from './autobackup.ts';
import { listBackups, openBackupFolder, readBackupText } from './backupfolder.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { parseBackup } from './parsebackup.ts';
import { note as noteOf, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';

const note = (text: string) => noteOf(text, '2026-01-01T00:00:00.000Z', text);
const day = (number: number) => new Date(Date.UTC(2026, 2, number, 12));
let disk: ReturnType<typeof createMemoryFiles>;
const names = () => [...disk.files.keys()];

beforeEach(async () => {
  await wipe();
  disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.unstubAllGlobals());

describe('the daily backup', () => {
  it('is made where something changed, and reads back as what is kept', async () => {
    expect(await backUpDaily(day(1))).toBe('nothing yet');
    await saveNote(note('one'));
    expect(await backUpDaily(day(1))).toBe('made');
    expect(await backUpDaily(day(2))).toBe('unchanged');
    await saveNote(note('two'));
    expect(await backUpDaily(day(3))).toBe('made');
    const folder = (await openBackupFolder())!;
    const [newest, older, ...more] = await listBackups(folder);
    expect(more).toEqual([]);
    expect([newest!.made, older!.made]).toEqual([day(3).toISOString(), day(1).toISOString()]);
    const parsed = parseBackup(await readBackupText(folder, newest!.name));
    expect(parsed.ok && parsed.backup.notes.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('leaves the earlier ones as they are when the disk is full, and says so until it works again', async () => {
    await saveNote(note('one'));
    await backUpDaily(day(1));
    const before = new Map(disk.files);
    await saveNote(note('two'));
    disk.fault.write = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    expect(await backUpDaily(day(2))).toBe('failed');
    expect(disk.files).toEqual(before);
    expect(await backupProblemItem.getValue()).toMatch(/no room left for a backup/);
    disk.fault.write = null;
    expect(await backUpDaily(day(2))).toBe('made');
    expect(await backupProblemItem.getValue()).toBe('');
  });

  it('says no longer that it failed once one was made by hand', async () => {
    await saveNote(note('one'));
    disk.fault.write = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    await backUpDaily(day(1));
    await expect(backUpNow('daily')).rejects.toMatchObject({ name: 'BackupFailedError' });
    expect(await backupProblemItem.getValue()).toMatch(/no room left for a backup/);
    disk.fault.write = null;
    await backUpNow('daily');
    expect(await backupProblemItem.getValue()).toBe('');
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -20)],
    ['damaged', (text: string) => text.replace('one', '0ne')],
  ])('is not kept when it is %s on the disk', async (_what, write) => {
    await saveNote(note('one'));
    disk.fault.write = write;
    await expect(backUpNow('safety')).rejects.toMatchObject({ name: 'BackupFailedError' });
    expect(names()).toEqual([]);
  });

  it('passes over, and clears away, the part that a dying browser left', async () => {
    await saveNote(note('one'));
    await backUpDaily(day(1));
    const [whole] = names();
    disk.files.set(`${whole!.replace('03-01', '03-02')}.part`, '{"format":"throu');
    expect((await listBackups((await openBackupFolder())!)).length).toBe(1);
    await saveNote(note('two'));
    await backUpDaily(day(3));
    expect(names().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says where the browser has no place for it', async () => {
    vi.stubGlobal('navigator', { storage: {} });
    expect(await backUpDaily(day(1))).toBe('failed');
    expect(await backupProblemItem.getValue()).toMatch(/no place for automatic backups/);
  });
});

it('keeps the last five safety backups, beside the daily ones', async () => {
  await saveNote(note('one'));
  await backUpDaily(day(1));
  vi.useFakeTimers({ toFake: ['Date'], now: day(2) });
  for (let i = 0; i < 7; i += 1) {
    await backUpNow('safety');
    vi.advanceTimersByTime(1000);
  }
  vi.useRealTimers();
  expect(names().filter((name) => name.startsWith('safety-')).length).toBe(5);
  expect(names().filter((name) => name.startsWith('daily-')).length).toBe(1);
});

it('takes no backup that a clock set too far ahead left for the newest', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-01-01T00:00:00.000Z') });
  await saveNote(note('one'));
  await backUpDaily(new Date());
  vi.setSystemTime(day(1));
  await saveNote(note('two'));
  expect(await backUpDaily(day(1))).toBe('made');
  const [newest, ahead] = await listBackups((await openBackupFolder())!);
  expect([newest?.made, ahead?.made]).toEqual([day(1).toISOString(), '2031-01-01T00:00:00.000Z']);
  expect(await backUpDaily(day(2))).toBe('unchanged');
  vi.useRealTimers();
});
