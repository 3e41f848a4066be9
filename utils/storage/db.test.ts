import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { SCHEMA_VERSION, SETTLED, ThroughlineDb } from './db.ts';
import { nameFailure, NEWER_DATABASE, sayFailure } from './failure.ts';
import { plainNote, sentenceKey } from './notekeys.ts';
import {
  CLAIM_NOTE,
  ESSAYS,
  openOld,
  PAGE,
  QUOTE,
  SEEN,
  SENTENCE_NOTE,
  SHIPPED,
  STORED_MATCH,
  STORED_PAGE,
  writeOld,
} from './olddatabases.ts';

const NAME = 'migration';

function diskIsFull(): never {
  throw new DOMException('The disk is full', 'QuotaExceededError');
}

afterEach(async () => {
  await Dexie.delete(NAME);
});

describe('schema', () => {
  it.each(Object.keys(SHIPPED).map(Number))('opens a version %i database and keeps every record', async (version) => {
    await writeOld(NAME, version);
    const db = new ThroughlineDb(NAME);
    expect((await db.notes.toArray()).map(plainNote)).toEqual(
      [SENTENCE_NOTE, CLAIM_NOTE].map((n) => plainNote(n as Note)),
    );
    expect(await db.essays.toArray()).toEqual(
      ESSAYS.map((essay) => ({ ...essay, modified: essay.added })).toSorted((a, b) => a.id.localeCompare(b.id)),
    );
    expect(await db.pages.toArray()).toEqual([STORED_PAGE]);
    expect(await db.matches.toArray()).toEqual([STORED_MATCH]);
    expect(await db.matches.where('verdict').equals('not-a-match').primaryKeys()).toEqual(['m']);
    const latest = db.matches.where('[claimKey+lastSeen]').equals(['own/c', SEEN.lastSeen]);
    expect(await latest.primaryKeys()).toEqual(['m']);
    expect((await db.vectors.get('own|m|x'))?.values).toEqual(new Float32Array([0.25, -1]));
    expect(await db.bin.toArray()).toEqual([]);
    const bySentence = db.notes.where({ sentenceKey: sentenceKey(PAGE, QUOTE.exact) });
    expect(await bySentence.primaryKeys()).toEqual(['n1']);
    expect(await db.notes.where({ tags: 'arms' }).primaryKeys()).toEqual(['n1']);
    expect((await db.notes.where({ claimKey: 'own/c' }).primaryKeys()).toSorted()).toEqual(['n1', 'n2']);
    expect(await db.notes.where('[claimKey+target.kind]').equals(['own/c', 'claim']).primaryKeys()).toEqual(['n2']);
    // Nothing is taken for lost from a database that only became older.
    expect(await db.marks.toArray()).toEqual([{ key: SETTLED }]);
    expect(db.verno).toBe(SCHEMA_VERSION);
    db.close();
  });

  // The steps to 4, 5 and 6 write no record: they only add an index.
  it.each([1, 2])('leaves a version %i database as it was when the migration fails, and says so', async (version) => {
    await writeOld(NAME, version);
    const damaged = openOld(NAME, version);
    // A note without a target stops the step to 2, a full disk the step to 3.
    if (version === 1) await damaged.table('notes').add({ id: 'damaged', text: 'still here' });
    else vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(diskIsFull);
    damaged.close();

    const db = new ThroughlineDb(NAME);
    const failure = await db.notes.toArray().then(
      () => null,
      (error: unknown) => sayFailure(error),
    );
    expect(failure).toMatch(/Nothing was changed or lost/);
    db.close();
    vi.restoreAllMocks();

    const again = openOld(NAME, version);
    expect((await again.table('notes').toArray()).length).toBe(version === 1 ? 3 : 2);
    expect(await again.table('essays').toArray()).toEqual(ESSAYS.toSorted((a, b) => a.id.localeCompare(b.id)));
    expect(again.verno).toBe(version);
    again.close();
  });

  it('refuses a database that a newer version wrote, by name, and leaves it as it is', async () => {
    const newer = new Dexie(NAME);
    newer.version(SCHEMA_VERSION + 1).stores({ notes: 'id', colours: 'id' });
    await newer.table('notes').add({ id: 'n', text: 'from the future' });
    newer.close();

    const db = new ThroughlineDb(NAME);
    const failure = await db.notes.toArray().then(
      () => null,
      (error: unknown) => nameFailure(error),
    );
    expect(failure).toMatchObject({ name: NEWER_DATABASE });
    db.close();

    const again = await new Dexie(NAME).open();
    expect(again.verno).toBe(SCHEMA_VERSION + 1);
    expect(again.tables.map(({ name }) => name).toSorted()).toEqual(['colours', 'notes']);
    expect(again.table('notes').schema.indexes).toEqual([]);
    expect(await again.table('notes').toArray()).toEqual([{ id: 'n', text: 'from the future' }]);
    again.close();
  });
});

it('is opened again by the next use after the browser could not open it, but not by what waited for it', async () => {
  const db = new ThroughlineDb(NAME);
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
  const read = () =>
    db.notes.toArray().then(
      (notes) => notes,
      ({ name }: Error) => name,
    );
  expect(await read()).toBe('DatabaseClosedError');
  const asked = open.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(open.mock.calls.length).toBe(asked);
  vi.restoreAllMocks();
  expect(await read()).toEqual([]);
  db.close();
  expect(await read()).toBe('DatabaseClosedError');
});
