import {
  db,
  type Binned,
  type OwnEssay,
  type StoredEssay,
  type StoredMatch,
  type StoredPage,
  type ThroughlineDb,
} from './db.ts';
import { plainEssay } from './binkey.ts';
import { plainNote, type StoredNote } from './notekeys.ts';
import { exportFileName } from '../notes/exportname.ts';
import type { Note } from '../notes/note.ts';
import { settingsItem, type Settings } from './settings.ts';

/**
 * Version of the file below. It is raised when an older Throughline could not read the file any more. 2: a verdict may
 * say that a sentence is a match, and how.
 */
export const BACKUP_VERSION = 2;

/** Versions of the file that this Throughline reads. */
export const READABLE_VERSIONS = [1, BACKUP_VERSION] as const;

/** A match in a backup; what the store derives is left out. */
export type BackupMatch = Omit<StoredMatch, 'id' | 'claimKey'>;

type WithoutKey<T> = T extends unknown ? Omit<T, 'key'> : never;

/** What the reader decided about an essay that comes with the extension. */
export type EssayDecisions = Pick<StoredEssay, 'id' | 'enabled' | 'sensitivity' | 'colour'>;

/** What was deleted, in a backup. */
export type BackupBinned = WithoutKey<Binned>;

/**
 * The backup file: everything that the reader has, as one JSON object. Times are ISO 8601 UTC. Left out is what is
 * made again (vectors, gate profiles, indices) and what comes with the extension (the text of built-in essays).
 */
export interface Backup {
  format: 'throughline-backup';
  version: (typeof READABLE_VERSIONS)[number];
  /** When it was made. */
  exported: string;
  settings: Settings;
  /** The reader's own essays, whole. */
  essays: OwnEssay[];
  /** What the reader decided about the built-in essays. */
  builtInEssays: EssayDecisions[];
  pages: StoredPage[];
  /** Matches with the reader's verdicts. */
  matches: BackupMatch[];
  notes: Note[];
  /** What was deleted, and when; empty in files from before there was a bin. */
  bin: BackupBinned[];
}

/** Takes down everything, at one moment, in a steady order. */
export async function createBackup(): Promise<Backup> {
  return { ...(await readRecords(db)), settings: await settingsItem.getValue() };
}

/** Takes down what a database holds. */
export function readRecords(db: ThroughlineDb): Promise<Omit<Backup, 'settings'>> {
  return db.transaction('r', db.essays, db.pages, db.matches, db.notes, db.bin, async () =>
    takeDown({
      essays: await db.essays.toArray(),
      pages: await db.pages.toArray(),
      matches: await db.matches.toArray(),
      notes: await db.notes.toArray(),
      bin: await db.bin.toArray(),
    }),
  );
}

/** What the tables of a database hold, all of it or some. */
export interface Stored {
  essays: StoredEssay[];
  pages: StoredPage[];
  matches: StoredMatch[];
  notes: StoredNote[];
  bin: Binned[];
}

/** Brings what is stored to the form of the file. */
export function takeDown({ essays, pages, matches, notes, bin }: Stored): Omit<Backup, 'settings'> {
  return {
    format: 'throughline-backup',
    version: BACKUP_VERSION,
    exported: new Date().toISOString(),
    essays: essays.filter(({ builtIn }) => !builtIn).map(plainEssay),
    builtInEssays: essays.filter(({ builtIn }) => builtIn).map(decisionsOf),
    pages,
    matches: matches.map(({ id: _id, claimKey: _key, ...match }) => match),
    notes: notes.map(plainNote),
    bin: bin.map(({ key: _key, ...binned }) => binned),
  };
}

/** Takes what the reader decided about an essay out of what is kept. */
export function decisionsOf({ id, enabled, sensitivity, colour }: StoredEssay): EssayDecisions {
  return { id, enabled, ...(sensitivity && { sensitivity }), ...(colour && { colour }) };
}

/** Names the file after the reader's own day on which it was made. */
export function backupFileName({ exported }: Pick<Backup, 'exported'>): string {
  return exportFileName('backup', 'json', new Date(exported));
}
