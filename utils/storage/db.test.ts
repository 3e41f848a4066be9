import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { SCHEMA_VERSION, SETTLED, ThroughlineDb } from './db.ts';
import { nameFailure, NEWER_DATABASE, sayFailure } from './failure.ts';
import { plainNote, sentenceKey } from './notekeys.ts';

const NAME = 'migration';
const PAGE = 'https://example.org/a';
const QUOTE = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };

function diskIsFull(): never {
  throw new DOMException('The disk is full', 'QuotaExceededError');
}

afterEach(async () => {
  await Dexie.delete(NAME);
});

const TIMES = { created: '2026-01-02T03:04:05.000Z', modified: '2026-01-02T03:04:06.000Z' };
const SENTENCE_NOTE = {
  id: 'n1',
  target: { kind: 'sentence', page: PAGE, quote: QUOTE, claim: { essay: 'own', claim: 'c' } },
  page: PAGE,
  claimKey: 'own/c',
  text: 'Hm.',
  tags: ['arms'],
  ...TIMES,
};
const CLAIM_NOTE = {
  id: 'n2',
  target: { kind: 'claim', essay: 'own', claim: 'c' },
  claimKey: 'own/c',
  text: 'No: “ž” 🙂\nand more.',
  tags: [],
  ...TIMES,
};
const ESSAYS = ['own', 'built-in'].map((id) => ({
  id,
  title: `Essay ${id}`,
  author: 'A',
  themes: [{ id: 't', label: 'Theme' }],
  claims: [{ id: 'c', theme: 't', text: 'Europe must arm.' }],
  builtIn: id === 'built-in',
  enabled: id === 'own',
  added: '2025-12-01T00:00:00.000Z',
}));
const SEEN = { firstSeen: TIMES.created, lastSeen: TIMES.modified };
const STORED_PAGE = {
  page: PAGE,
  title: 'A page',
  themes: [{ essay: 'own', theme: 't', score: 0.5, words: ['arms'] }],
  visits: 2,
  ...SEEN,
};
const STORED_MATCH = {
  id: 'm',
  page: PAGE,
  claimKey: 'own/c',
  essay: 'own',
  claim: 'c',
  relation: 'agrees',
  score: 0.75,
  quote: QUOTE,
  why: { sentence: [], claim: [] },
  verdict: 'not-a-match',
  verdictAt: TIMES.modified,
  ...SEEN,
};

/** The schemas as they were shipped: copied here, never shared, since shipped versions stand. */
const SHIPPED: Record<number, Record<string, string>> = {
  1: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen',
    notes: 'id, page, claimKey, modified',
  },
  2: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
  },
  3: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
    bin: 'key, deleted',
  },
  4: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen, verdict',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
    bin: 'key, deleted',
  },
  5: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen, verdict, [claimKey+lastSeen]',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified',
    bin: 'key, deleted',
  },
  6: {
    essays: 'id',
    vectors: 'key',
    pages: 'page, lastSeen',
    matches: 'id, page, claimKey, lastSeen, verdict, [claimKey+lastSeen]',
    notes: 'id, page, claimKey, sentenceKey, *tags, modified, [claimKey+target.kind]',
    bin: 'key, deleted',
  },
};

/** Opens a database as an older version did, without what came later. */
function openOld(version: number): Dexie {
  const old = new Dexie(NAME);
  old.version(version).stores(SHIPPED[version]!);
  return old;
}

/** From version 3 on an essay knows when it changed. */
const essaysAt = (version: number) =>
  version < 3 ? ESSAYS : ESSAYS.map((essay) => ({ ...essay, modified: essay.added }));

async function writeOld(version: number) {
  const old = openOld(version);
  const key = version < 2 ? {} : { sentenceKey: sentenceKey(PAGE, QUOTE.exact) };
  await old.table('notes').bulkAdd([{ ...SENTENCE_NOTE, ...key }, CLAIM_NOTE]);
  await old.table('essays').bulkAdd(essaysAt(version));
  await old.table('vectors').add({ key: 'own|m|x', values: new Float32Array([0.25, -1]) });
  await old.table('pages').add(STORED_PAGE);
  await old.table('matches').add(STORED_MATCH);
  old.close();
}

describe('schema', () => {
  it.each(Object.keys(SHIPPED).map(Number))('opens a version %i database and keeps every record', async (version) => {
    await writeOld(version);
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
    await writeOld(version);
    const damaged = openOld(version);
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

    const again = openOld(version);
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
