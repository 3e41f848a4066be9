import type { Backup } from './backup.ts';
import { db } from './db.ts';
import { refreshGateProfiles } from './essays.ts';
import { namingFailures, RESTORE_OUTDATED } from './failure.ts';
import { refreshNotedPages } from './notes.ts';
import { planRestore, type RecordsPreview, type RestoreCount, restoredTables } from './planrestore.ts';
import { isSame } from './same.ts';
import { settingsItem } from './settings.ts';

/** What restoring a backup would do. The reader sees it before anything is written. */
export interface RestorePreview extends RecordsPreview {
  settings: RestoreCount;
}

export interface RestoreOptions {
  /** Bring back what the reader deleted after the backup was made. */
  revive?: boolean;
}

/** Thrown when what is stored changed between the preview and the restoring; nothing was written. */
export class RestoreOutdatedError extends Error {
  override name = RESTORE_OUTDATED;
  constructor() {
    super('Your notes or history changed meanwhile. Look at the preview again before you restore.');
  }
}

/** Tells what `applyRestore` would do. Writes nothing. */
export async function previewRestore(backup: Backup, options: RestoreOptions = {}): Promise<RestorePreview> {
  const { preview } = await db.transaction('r', restoredTables(db), () => planRestore(db, backup, options));
  return { ...preview, settings: await countSettings(backup) };
}

/**
 * Restores a backup exactly as the reader saw it in the preview, in one transaction; the settings follow it.
 * @throws RestoreOutdatedError, StorageFullError: nothing was written
 */
export async function applyRestore(backup: Backup, seen: RestorePreview, options: RestoreOptions = {}): Promise<void> {
  await namingFailures(() =>
    db.transaction('rw', restoredTables(db), async () => {
      const { preview, write } = await planRestore(db, backup, options);
      const { settings: _, ...seenRecords } = seen;
      if (!isSame(preview, seenRecords)) throw new RestoreOutdatedError();
      await write();
    }),
  );
  if (seen.settings.change > 0) await namingFailures(() => settingsItem.setValue(backup.settings));
  await Promise.all([refreshGateProfiles(), refreshNotedPages()]);
}

async function countSettings({ settings }: Backup): Promise<RestoreCount> {
  const change = isSame(await settingsItem.getValue(), settings) ? 0 : 1;
  return { add: 0, change, skip: 1 - change };
}
