import type { Backup } from './backup.ts';
import { db } from './db.ts';
import { refreshGateProfiles } from './essays.ts';
import { hasFewNotes, noteFirstImport } from './exportreminder.ts';
import { namingFailures, RESTORE_OUTDATED } from './failure.ts';
import { refreshNotedPages } from './notes.ts';
import { planRestore, type RecordsPreview, type RestoreCount, restoredTables } from './planrestore.ts';
import type { Joining } from './mergenote.ts';
import { isSame } from './same.ts';
import { settingsItem } from './settings.ts';
import { settingsAfter } from './settingsafter.ts';

/** What restoring a backup would do. The reader sees it before anything is written. */
export interface RestorePreview extends RecordsPreview {
  settings: RestoreCount;
  /** Pages that are here and are forgotten if the backup's shorter memory is taken over, see `RestoreOptions.forget`. */
  forgets: number;
}

export interface RestoreOptions {
  /** Bring back what the reader deleted after the backup was made. */
  revive?: boolean;
  /** Remember only as long as the backup says, even where that forgets pages that are here. */
  forget?: boolean;
  /** `rewind` brings back older texts as they are in the backup; `source` is for a file of another program. */
  joining?: Joining;
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
  const { now, after, forgets } = await settingsAfter(backup, options.forget ?? false);
  const change = isSame(now, after) ? 0 : 1;
  return { ...preview, settings: { add: 0, change, skip: 1 - change }, forgets };
}

/**
 * Restores a backup exactly as the reader saw it in the preview, in one transaction; the settings follow it.
 * @throws RestoreOutdatedError: nothing was written; StorageFullError: nothing, or all but the settings
 */
export async function applyRestore(backup: Backup, seen: RestorePreview, options: RestoreOptions = {}): Promise<void> {
  // Before the backup's own pages are here, and anew: others may have been read since the preview.
  const { after } = await settingsAfter(backup, options.forget ?? false);
  const areFirst = await hasFewNotes();
  await namingFailures(() =>
    db.transaction('rw', restoredTables(db), async () => {
      const { preview, write } = await planRestore(db, backup, options);
      const { settings: _, forgets: _forgets, ...seenRecords } = seen;
      if (!isSame(preview, seenRecords)) throw new RestoreOutdatedError();
      await write();
    }),
  );
  try {
    if (seen.settings.change > 0) await namingFailures(() => settingsItem.setValue(after));
    if (areFirst && seen.notes.add > 0) await namingFailures(noteFirstImport);
  } finally {
    // The records are here by then, whatever becomes of the settings.
    await Promise.all([refreshGateProfiles(), refreshNotedPages()]);
  }
}
