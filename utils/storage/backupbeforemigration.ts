import Dexie from 'dexie';
import { isEmpty } from './autobackup.ts';
import { type Backup, BACKUP_VERSION, decisionsOf } from './backup.ts';
import { openBackupFolder, writeBackup } from './backupfolder.ts';
import { plainEssay } from './binkey.ts';
import { type Binned, db, SCHEMA_VERSION, type StoredEssay, type StoredMatch, type StoredPage } from './db.ts';
import { exclusively } from './exclusively.ts';
import { plainNote, type StoredNote } from './notekeys.ts';
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
      return {
        format: 'throughline-backup',
        version: BACKUP_VERSION,
        exported: new Date().toISOString(),
        settings,
        // Before version 3 no essay knew when it changed.
        essays: essays
          .filter(({ builtIn }) => !builtIn)
          .map((one) => ({ ...plainEssay(one), modified: one.modified ?? one.added })),
        builtInEssays: essays.filter(({ builtIn }) => builtIn).map(decisionsOf),
        pages: await read<StoredPage>('pages'),
        matches: (await read<StoredMatch>('matches')).map(({ id: _id, claimKey: _key, ...match }) => match),
        notes: (await read<StoredNote>('notes')).map(plainNote),
        bin: (await read<Binned>('bin')).map(({ key: _key, ...binned }) => binned),
      };
    });
  } finally {
    old.close();
  }
}
