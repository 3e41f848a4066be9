import type { Table } from 'dexie';
import type { Backup } from './backup.ts';
import { db } from './db.ts';
import { refreshGateProfiles } from './essays.ts';
import { namingFailures } from './failure.ts';
import { mergeEssay, mergeMatch, mergeNote, mergePage } from './merge.ts';
import { refreshNotedPages } from './notes.ts';
import { isSame } from './same.ts';
import { settingsItem } from './settings.ts';

/** How many records of one kind would come new, replace what is there, or are there already (or are older). */
export interface RestoreCount {
  add: number;
  change: number;
  skip: number;
}

/** What restoring a backup would do. The reader sees it before anything is written. */
export interface RestorePreview {
  essays: RestoreCount;
  pages: RestoreCount;
  matches: RestoreCount;
  notes: RestoreCount;
  settings: RestoreCount;
}

/** Thrown when what is stored changed between the preview and the restoring; nothing was written. */
export class RestoreOutdatedError extends Error {
  override name = 'RestoreOutdatedError';
  constructor() {
    super('Your notes or history changed meanwhile. Look at the preview again before you restore.');
  }
}

/** Tells what `applyRestore` would do. Writes nothing. */
export async function previewRestore(backup: Backup): Promise<RestorePreview> {
  const { preview } = await db.transaction('r', TABLES, () => plan(backup));
  return { ...preview, settings: await countSettings(backup) };
}

/**
 * Restores a backup exactly as the reader saw it in the preview, in one transaction; the settings follow it.
 * @throws RestoreOutdatedError, StorageFullError: nothing was written
 */
export async function applyRestore(backup: Backup, seen: RestorePreview): Promise<void> {
  await namingFailures(() =>
    db.transaction('rw', TABLES, async () => {
      const { preview, write } = await plan(backup);
      const { settings: _, ...seenRecords } = seen;
      if (!isSame(preview, seenRecords)) throw new RestoreOutdatedError();
      await write();
    }),
  );
  if (seen.settings.change > 0) await settingsItem.setValue(backup.settings);
  await Promise.all([refreshGateProfiles(), refreshNotedPages()]);
}

const TABLES = [db.essays, db.pages, db.matches, db.notes];

async function plan(backup: Backup) {
  const essays = await planTable(db.essays, 'id', backup.essays, ({ id }) => id, mergeEssay);
  const flags = await planFlags(backup.builtInEssays);
  const pages = await planTable(db.pages, 'page', backup.pages, ({ page }) => page, mergePage);
  const matches = await planTable(
    db.matches,
    'id',
    backup.matches,
    (match) => mergeMatch(undefined, match).id,
    mergeMatch,
  );
  const notes = await planTable(db.notes, 'id', backup.notes, ({ id }) => id, mergeNote);
  return {
    preview: {
      essays: { ...essays.count, change: essays.count.change + flags.length },
      pages: pages.count,
      matches: matches.count,
      notes: notes.count,
    },
    async write() {
      await db.essays.bulkPut(essays.changed);
      for (const { id, enabled } of flags) await db.essays.update(id, { enabled });
      await db.pages.bulkPut(pages.changed);
      await db.matches.bulkPut(matches.changed);
      await db.notes.bulkPut(notes.changed);
    },
  };
}

/** Merges a backup's records into a table, in memory: the same key twice in a file counts as one record. */
async function planTable<Stored extends object, Restored>(
  table: Table<Stored, string>,
  key: keyof Stored & string,
  records: Restored[],
  keyOf: (record: Restored) => string,
  merge: (stored: Stored | undefined, record: Restored) => Stored,
) {
  const kept = await table.where(key).anyOf(records.map(keyOf)).toArray();
  const known = new Map(kept.map((stored) => [String(stored[key]), stored]));
  const merged = new Map<string, Stored>();
  for (const record of records)
    merged.set(keyOf(record), merge(merged.get(keyOf(record)) ?? known.get(keyOf(record)), record));
  const changed = [...merged].filter(([id, next]) => !isSame(known.get(id), next));
  const add = changed.filter(([id]) => !known.has(id)).length;
  const count: RestoreCount = { add, change: changed.length - add, skip: merged.size - changed.length };
  return { count, changed: changed.map(([, next]) => next) };
}

async function planFlags(flags: Backup['builtInEssays']) {
  const essays = await db.essays.bulkGet(flags.map(({ id }) => id));
  return flags.filter(({ enabled }, i) => essays[i]?.builtIn && essays[i].enabled !== enabled);
}

async function countSettings({ settings }: Backup): Promise<RestoreCount> {
  const change = isSame(await settingsItem.getValue(), settings) ? 0 : 1;
  return { add: 0, change, skip: 1 - change };
}
