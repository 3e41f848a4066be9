import Dexie from 'dexie';
import { isEmpty } from './autobackup.ts';
import { type Backup, takeDown } from './backup.ts';
import { openBackupFolder, writeBackup } from './backupfolder.ts';
import { type Binned, db, SCHEMA_VERSION, type StoredEssay, type StoredMatch, type StoredPage } from './db.ts';
import { exclusively } from './exclusively.ts';
import type { StoredNote } from './notekeys.ts';
import { settingsItem } from './settings.ts';

/** IndexedDB's versions are so many times Dexie's. */
const DEXIE_STEP = 10;

/**
 * Keeps a safety backup of a database that an older Throughline wrote, before its first use here changes the layout.
 * Call it when the background starts, before anything opens the database. The change itself is all or nothing.
 */
export async function backUpBeforeMigration(name = db.name): Promise<void> {
  // Firefox and Chromium both tell; who does not has no backup more than the daily ones.
  const found = (await indexedDB.databases?.())?.find((one) => one.name === name);
  if (!found?.version || found.version >= SCHEMA_VERSION * DEXIE_STEP) return;
  const folder = await openBackupFolder();
  if (folder === null) return;
  await exclusively('backup', async () => {
    const backup = await readOld(name);
    if (!isEmpty(backup)) await writeBackup(folder, 'safety', backup);
  });
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
