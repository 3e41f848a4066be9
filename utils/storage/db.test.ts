import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION, ThroughlineDb } from './db.ts';
import { nameFailure, NEWER_DATABASE } from './failure.ts';
import { sentenceKey } from './notekeys.ts';

const NAME = 'migration';
const PAGE = 'https://example.org/a';
const QUOTE = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };

afterEach(async () => {
  await Dexie.delete(NAME);
});

/** Writes a database as version 1 wrote it: its schema is copied here, never shared, since shipped versions stand. */
async function writeVersion1() {
  const old = new Dexie(NAME);
  old.version(1).stores({
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen',
    notes: 'id, page, claimKey, modified',
  });
  const times = { created: '2026-01-02T03:04:05.000Z', modified: '2026-01-02T03:04:06.000Z' };
  await old.table('notes').bulkAdd([
    {
      id: 'n1',
      target: { kind: 'sentence', page: PAGE, quote: QUOTE },
      page: PAGE,
      text: 'Hm.',
      tags: ['arms'],
      ...times,
    },
    { id: 'n2', target: { kind: 'claim', essay: 'e', claim: 'c' }, claimKey: 'e/c', text: 'No.', tags: [], ...times },
  ]);
  await old.table('vectors').add({ key: 'e|m|x', values: new Float32Array([0.25, -1]) });
  await old
    .table('matches')
    .add({ id: 'm', page: PAGE, claimKey: 'e/c', verdict: 'not-a-match', lastSeen: times.created });
  old.close();
}

describe('schema', () => {
  it('opens a version 1 database, keeps its records and finds its sentence notes by the new index', async () => {
    await writeVersion1();
    const db = new ThroughlineDb(NAME);
    const found = await db.notes.where({ sentenceKey: sentenceKey(PAGE, QUOTE.exact) }).toArray();
    expect(found.map(({ id, text }) => ({ id, text }))).toEqual([{ id: 'n1', text: 'Hm.' }]);
    expect(await db.notes.where({ tags: 'arms' }).primaryKeys()).toEqual(['n1']);
    expect(await db.notes.where({ claimKey: 'e/c' }).primaryKeys()).toEqual(['n2']);
    expect((await db.vectors.get('e|m|x'))?.values).toEqual(new Float32Array([0.25, -1]));
    expect((await db.matches.get('m'))?.verdict).toBe('not-a-match');
    expect(db.verno).toBe(SCHEMA_VERSION);
    db.close();
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
