import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Note } from '../notes/note.ts';
import type { Backup } from './backup.ts';
import { db } from './db.ts';

/** Forgets all that an earlier test left. */
export async function wipe() {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
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
