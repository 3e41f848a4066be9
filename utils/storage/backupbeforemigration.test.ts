import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { backUpBeforeMigration } from './backupbeforemigration.ts';
import { SCHEMA_VERSION, ThroughlineDb } from './db.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { plainNote } from './notekeys.ts';
import { CLAIM_NOTE, openOld, SENTENCE_NOTE, SHIPPED, writeOld } from './olddatabases.ts';
import { parseBackup } from './parsebackup.ts';

const NAME = 'migration';
let disk: ReturnType<typeof createMemoryFiles>;

beforeEach(() => {
  disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await Dexie.delete(NAME);
});

it.each(Object.keys(SHIPPED).map(Number))(
  'keeps a backup of a version %i database, and leaves it so',
  async (version) => {
    await writeOld(NAME, version);
    await backUpBeforeMigration(NAME);
    expect([...disk.files.keys()]).toEqual([expect.stringMatching(/^safety-/)]);
    const parsed = parseBackup([...disk.files.values()][0]!);
    if (!parsed.ok) throw new Error('The backup cannot be read.');
    const { notes, essays, builtInEssays, pages, matches } = parsed.backup;
    expect(notes).toEqual([SENTENCE_NOTE, CLAIM_NOTE].map((note) => plainNote(note as Note)));
    expect([essays, builtInEssays, pages, matches].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    const old = openOld(NAME, version);
    expect((await old.open()).verno).toBe(version);
    old.close();
  },
);

it('keeps none of a database of this version, nor where there is none', async () => {
  await backUpBeforeMigration(NAME);
  expect(await Dexie.exists(NAME)).toBe(false);
  const now = new ThroughlineDb(NAME);
  await now.notes.put(SENTENCE_NOTE as never);
  expect(now.verno).toBe(SCHEMA_VERSION);
  now.close();
  await backUpBeforeMigration(NAME);
  expect([...disk.files.keys()]).toEqual([]);
});
