import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backUpDaily, backupGapItem, backUpNow, backupProblemItem } from './autobackup.ts';
import { createBackup } from './backup.ts';
import { listBackups, openBackupFolder, readBackupText } from './backupfolder.ts';
import { db } from './db.ts';
import { parseBackup } from './parsebackup.ts';
import { beginWithDisk, note as noteOf } from './restorestage.ts';
import { sayOdd, siftBackup } from './siftbackup.ts';

const WHEN = '2026-01-01T00:00:00.000Z';
const sound = noteOf('A sound one.', WHEN, 'sound');
const odd = { ...noteOf('An odd one.', WHEN, 'odd'), tags: ['fine', 'x'.repeat(160)] };

beforeEach(async () => {
  await beginWithDisk();
  await db.notes.bulkPut([sound, odd]);
});
afterEach(() => vi.unstubAllGlobals());

async function readNewest() {
  const folder = (await openBackupFolder())!;
  const [newest] = await listBackups(folder);
  const parsed = parseBackup(await readBackupText(folder, newest!.name));
  if (!parsed.ok) throw new Error('The backup cannot be read.');
  return parsed.backup;
}

it('backs up the rest where a record could not be read again, and says which', async () => {
  await backUpNow('daily');
  expect((await readNewest()).notes.map(({ id }) => id)).toEqual(['sound']);
  expect(await backupGapItem.getValue()).toBe(
    'One record could not be read back, the note “An odd one.” (look at its tags.1). All the others can.',
  );
});

it('makes the daily one too, no second one of the same state, and says nothing once the record is mended', async () => {
  expect(await backUpDaily(new Date())).toBe('made');
  expect(await backUpDaily(new Date())).toBe('unchanged');
  expect([await backupProblemItem.getValue(), await backupGapItem.getValue()]).toEqual([
    '',
    expect.stringMatching(/odd/),
  ]);
  await db.notes.update('odd', { tags: ['fine'] });
  expect(await backUpDaily(new Date())).toBe('made');
  expect(await backupGapItem.getValue()).toBe('');
});

it('sifts every list, by what would be read', async () => {
  const page = { page: 'data:text/html,x', title: '', themes: [], firstSeen: WHEN, lastSeen: WHEN, visits: 1 };
  const backup = {
    ...(await createBackup()),
    pages: [page, { ...page, page: 'https://x.example/' }],
    bin: [{ kind: 'note' as const, id: 'gone', deleted: 'yesterday', content: null }],
  };
  const sifted = siftBackup(backup);
  expect(parseBackup(JSON.stringify(sifted.sound)).ok).toBe(true);
  expect(sifted.sound.pages).toEqual([backup.pages[1]]);
  expect(sifted.odd.map(({ name, place }) => [name, place])).toEqual([
    ['the page “data:text/html,x”', 'page'],
    ['the note “An odd one.”', 'tags.1'],
    ['the deleted note “gone”', 'deleted'],
  ]);
  expect(sayOdd(sifted.odd)).toMatch(/^3 records .* the page “data:text\/html,x”/);
  expect(sayOdd(siftBackup(sifted.sound).odd)).toBe('');
});
