import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { backupProblemItem } from './autobackup.ts';
import { backUpBeforeMigration, guardMigration } from './backupbeforemigration.ts';
import { takeDown } from './backup.ts';
import type * as backup from './backup.ts';
import { RECORDS_CAP } from './backupschema.ts';
import { SCHEMA_VERSION, ThroughlineDb } from './db.ts';
import { describeUnreadable, sayFailure } from './failure.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { plainNote } from './notekeys.ts';
import { CLAIM_NOTE, openOld, SENTENCE_NOTE, SHIPPED, writeOld } from './olddatabases.ts';
import { parseBackup } from './parsebackup.ts';

vi.mock('./backup.ts', async (importActual) => {
  const actual = await importActual<typeof backup>();
  return { ...actual, takeDown: vi.fn(actual.takeDown) };
});

const NAME = 'migration';
let disk: ReturnType<typeof createMemoryFiles>;

beforeEach(() => {
  disk = createMemoryFiles();
  // Browsers have locks: one context is at it at a time.
  let turn = Promise.resolve<unknown>(null);
  const request = (_name: string, work: () => Promise<unknown>) => (turn = turn.catch(() => {}).then(work));
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root }, locks: { request } });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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

/** Opens a database as a page or the background does. */
function guarded(): ThroughlineDb {
  const database = new ThroughlineDb(NAME);
  guardMigration(database);
  return database;
}

const fail = (database: ThroughlineDb) =>
  database.notes.toArray().then(
    () => null,
    (error: unknown) => error,
  );

it('has whoever opens the database first wait for its backup', async () => {
  await writeOld(NAME, 1);
  const steps: string[] = [];
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    if (name === NAME && version !== undefined) steps.push(`opened as ${version}`);
    return open(name, version);
  });
  disk.fault.write = (text) => {
    steps.push('backed up');
    return text;
  };
  const contexts = [guarded(), guarded()];
  const [a, b] = await Promise.all(contexts.map((each) => Promise.all([each.notes.count(), each.essays.count()])));
  expect([a, b]).toEqual([
    [2, 2],
    [2, 2],
  ]);
  expect(steps.slice(0, 2)).toEqual(['backed up', `opened as ${SCHEMA_VERSION * 10}`]);
  expect([...disk.files.keys()]).toEqual([expect.stringMatching(/^safety-/)]);
  for (const each of contexts) each.close();
});

it('leaves the database as it is while its backup cannot be made, says so, and opens it once it can', async () => {
  await writeOld(NAME, 1);
  disk.fault.write = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  const database = guarded();
  await expect(database.secure()).rejects.toMatchObject({ name: 'MigrationFailedError' });
  const failures = await Promise.all([fail(database), fail(database)]);
  for (const failure of failures) {
    expect(sayFailure(failure)).toMatch(/Nothing was changed or lost/);
    expect(describeUnreadable(failure)).toMatch(/Nothing was changed or lost/);
  }
  const old = openOld(NAME, 1);
  expect((await old.open()).verno).toBe(1);
  old.close();
  disk.fault.write = null;
  await database.open();
  expect([await database.notes.count(), disk.files.size]).toEqual([2, 1]);
  database.close();
});

it('has whoever was refused open it by the next use once another asked successfully', async () => {
  await writeOld(NAME, 1);
  disk.fault.write = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  const database = guarded();
  expect(await fail(database)).not.toBeNull();
  disk.fault.write = null;
  await database.secure();
  expect([await database.notes.count(), disk.files.size]).toEqual([2, 1]);
  database.close();
});

it('stays closed where a page closed it, though its backup could be made since', async () => {
  await writeOld(NAME, 1);
  const database = guarded();
  database.close();
  await database.secure();
  expect(await fail(database)).toMatchObject({ name: 'DatabaseClosedError' });
});

it('opens without one where a backup can hold no more, and says so in the settings', async () => {
  await writeOld(NAME, 1);
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(JSON, 'stringify').mockImplementationOnce(() => {
    throw new RangeError('Invalid string length');
  });
  const database = guarded();
  expect([await database.notes.count(), disk.files.size]).toEqual([2, 0]);
  expect(await backupProblemItem.getValue()).toMatch(/more than one file can hold/);
  database.close();
});

it('opens without one where a list is longer than a backup can have, and says so in the settings', async () => {
  await writeOld(NAME, 1);
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const gone = { kind: 'note' as const, id: 'n', deleted: '2026-01-01T00:00:00.000Z', content: null };
  const actual = vi.mocked(takeDown).getMockImplementation()!;
  vi.mocked(takeDown).mockImplementationOnce((stored) => ({
    ...actual(stored),
    bin: Array.from({ length: RECORDS_CAP + 1 }, () => gone),
  }));
  await backUpBeforeMigration(NAME);
  expect([warn.mock.calls.length, disk.files.size]).toEqual([1, 0]);
  expect(await backupProblemItem.getValue()).toMatch(/more than one file can hold/);
});
