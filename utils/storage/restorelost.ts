import * as v from 'valibot';
import type { Backup } from './backup.ts';
import { listAllBackups, openBackupFolder, readBackupText } from './backupfolder.ts';
import { defineCheckedItem } from './checkeditem.ts';
import { db, SETTLED } from './db.ts';
import { refreshGateProfiles } from './essays.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';
import { refreshNotedPages } from './notes.ts';
import { parseBackup } from './parsebackup.ts';
import { planRestore, restoredTables } from './planrestore.ts';

/** What came back of a database that the browser lost. */
export interface Loss {
  /** When the newest of the backups was made, ISO 8601 UTC: what was written later may be gone. */
  made: string;
  /** Notes that came back. */
  notes: number;
}

/** The loss that the reader is still to be told of; null: none. */
export const lossItem = defineCheckedItem<Loss | null>(
  'local:loss',
  v.nullable(v.object({ made: v.string(), notes: v.number() })),
  null,
);

/**
 * Fills a database that the browser made anew from the backups that are still there; call it whenever the background
 * starts. Chromium appends to a log whose last record a full disk cut off, finds that log corrupt when it next opens
 * it, and deletes all that the extension keeps in IndexedDB (google/leveldb#1180). Backups lie in files, which stay.
 */
export async function restoreLost(): Promise<void> {
  if (await db.marks.get(SETTLED)) return;
  await exclusively('backup', async () => {
    const folder = await openBackupFolder();
    // Not settled: a folder that a full disk keeps from being opened may be there at the next start.
    if (folder === null) return;
    const backups = await readBackups(folder);
    const before = await db.notes.count();
    await namingFailures(() =>
      db.transaction('rw', [...restoredTables(db), db.marks], async () => {
        // All of them, for the newest may have been made after the loss; from it on, for it knows best what was deleted.
        for (const backup of byLatestDecision(backups))
          await (await planRestore(db, backup, { joining: 'regain' })).write();
        await db.marks.put({ key: SETTLED });
      }),
    );
    const [newest] = backups;
    if (!newest) return;
    await lossItem.setValue({ made: newest.exported, notes: (await db.notes.count()) - before });
    await Promise.all([refreshGateProfiles(), refreshNotedPages()]);
  });
}

/** Reads the backups that can be read, newest first. */
async function readBackups(folder: FileSystemDirectoryHandle): Promise<Backup[]> {
  const backups: Backup[] = [];
  for (const { name } of await listAllBackups(folder)) {
    const parsed = parseBackup(await readBackupText(folder, name));
    if (parsed.ok) backups.push(parsed.backup);
    else console.warn('Throughline cannot read a backup', name);
  }
  return backups;
}

/** Leaves of what the reader decided about built-in essays the latest: it bears no time by which it could be merged. */
function byLatestDecision(newestFirst: Backup[]): Backup[] {
  const decided = new Set<string>();
  return newestFirst.map((backup) => {
    const builtInEssays = backup.builtInEssays.filter(({ id }) => !decided.has(id));
    for (const { id } of builtInEssays) decided.add(id);
    return { ...backup, builtInEssays };
  });
}
