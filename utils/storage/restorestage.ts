import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Note } from '../notes/note.ts';
import type { Backup } from './backup.ts';
import { db } from './db.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { restoreLost } from './restorelost.ts';

/** Forgets all that an earlier test left. */
export async function wipe() {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
}

/** As Chromium does with a database that it finds corrupt. */
export async function loseDatabase() {
  await db.delete({ disableAutoOpen: false });
}

/** The texts of all notes. */
export const noteTexts = async () => (await db.notes.toArray()).map(({ text }) => text).toSorted();

/** Begins with an empty disk, and a database that was looked after a loss. Undo it with `vi.unstubAllGlobals`. */
export async function beginWithDisk(): Promise<ReturnType<typeof createMemoryFiles>> {
  await wipe();
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  await restoreLost();
  return disk;
}

/** Restores a backup as its preview shows it. */
export async function restore(file: Backup) {
  await applyRestore(file, await previewRestore(file));
}

/** A backup of nothing. */
export const EMPTY: Backup = {
  format: 'throughline-backup',
  version: 2,
  exported: '2026-01-01T00:00:00.000Z',
  settings: {
    enabled: true,
    sensitivity: 'balanced',
    silencedSites: [],
    unreadClasses: ['mail'],
    readSites: [],
    keepSightings: null,
  },
  essays: [],
  builtInEssays: [],
  pages: [],
  matches: [],
  notes: [],
  bin: [],
};

/** Makes a note on a claim. */
export const note = (text: string, modified: string, id = 'n'): Note => ({
  id,
  target: { kind: 'claim', essay: 'e', claim: 'c' },
  text,
  tags: [],
  created: '2026-01-01T00:00:00.000Z',
  modified,
});
