import Dexie from 'dexie';
import { backupProblemItem, isEmpty } from './autobackup.ts';
import { type Backup, takeDown } from './backup.ts';
import { digestBackup, listBackups, openBackupFolder, writeBackup } from './backupfolder.ts';
import { BackupTooLargeError } from './backuptext.ts';
import {
  type Binned,
  db,
  SCHEMA_VERSION,
  type StoredEssay,
  type StoredMatch,
  type StoredPage,
  type ThroughlineDb,
} from './db.ts';
import { exclusively } from './exclusively.ts';
import { sayFailure } from './failure.ts';
import type { StoredNote } from './notekeys.ts';
import { settingsItem } from './settings.ts';

/** IndexedDB's versions are so many times Dexie's. */
const DEXIE_STEP = 10;

/**
 * Has the first opening of the database in this context wait for that backup. To be called first of all in each context
 * that may open it and has `storage.local`; the worker has none, and is asked by the background only after this.
 */
export function guardMigration(database: ThroughlineDb = db): void {
  database.openAfter(() => backUpBeforeMigration(database.name));
}

/**
 * Keeps a safety backup of a database that an older Throughline wrote, before its first use here changes the layout. The
 * change itself is all or nothing. Where a backup can hold no more the layout is changed without one, and the settings say
 * so: else whoever has that much would be shut out for good.
 * @throws where the backup could not be made: the database must not be opened then
 */
export async function backUpBeforeMigration(name = db.name): Promise<void> {
  if (!(await isOld(name))) return;
  // Not the lock of the other backups: who holds that may be waiting for the database.
  await exclusively('migration', async () => {
    // Another context came first.
    if (!(await isOld(name))) return;
    const folder = await openBackupFolder();
    if (folder === null) return;
    try {
      await keepOld(name, folder);
    } catch (error) {
      if (!(error instanceof BackupTooLargeError)) throw error;
      console.warn('Throughline changes the layout of its database without a backup', error);
      await backupProblemItem.setValue(sayFailure(error));
    }
  });
}

async function isOld(name: string): Promise<boolean> {
  // Firefox and Chromium both tell; who does not has no backup more than the daily ones. What is wrong where they fail to,
  // as in a private window, the opening says.
  const all = await indexedDB.databases?.().catch((error: unknown) => console.warn('Throughline', error));
  const found = all?.find((one) => one.name === name);
  return Boolean(found?.version && found.version < SCHEMA_VERSION * DEXIE_STEP);
}

async function keepOld(name: string, folder: FileSystemDirectoryHandle): Promise<void> {
  const backup = await readOld(name);
  if (isEmpty(backup)) return;
  const digest = await digestBackup(backup);
  // Another context may have made it already, and not have opened the database yet.
  const kept = await listBackups(folder);
  if (!kept.some((one) => one.kind === 'safety' && one.digest === digest)) await writeBackup(folder, 'safety', backup);
}

/** Takes down what an older version kept, as it lies there. */
async function readOld(name: string): Promise<Backup> {
  // Without a version Dexie takes a database as it is.
  const old = await new Dexie(name).open();
  try {
    const read = async <T>(table: string): Promise<T[]> =>
      old.tables.some((one) => one.name === table) ? await old.table<T>(table).toArray() : [];
    const settings = await settingsItem.getValue();
    return await old.transaction('r', old.tables, async () => {
      const essays = await read<StoredEssay>('essays');
      const records = takeDown({
        // Before version 3 no essay knew when it changed.
        essays: essays.map((one) => ({ ...one, modified: one.modified ?? one.added })),
        pages: await read<StoredPage>('pages'),
        matches: await read<StoredMatch>('matches'),
        notes: await read<StoredNote>('notes'),
        bin: await read<Binned>('bin'),
      });
      return { ...records, settings };
    });
  } finally {
    old.close();
  }
}
