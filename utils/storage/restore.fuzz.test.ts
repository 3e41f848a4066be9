import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { createBackup, readRecords, type Backup } from './backup.ts';
import { db } from './db.ts';
import { parseBackup } from './parsebackup.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { wipe } from './restorestage.ts';
import { isSame } from './same.ts';
import { saveNote } from './savenote.ts';
import { testBackup } from './testbackup.ts';

/** `THROUGHLINE_FUZZ=10000 npx vitest run utils/storage/restore.fuzz.test.ts` takes two minutes. */
const FILES = Number(process.env['THROUGHLINE_FUZZ'] ?? 500);

const TIME = '2026-01-01T00:00:00.000Z';
const PAGE = 'https://example.org/a';
const QUOTE = { exact: 'Europe rearms.', prefix: 'a', suffix: 'b', start: 0, end: 14 };
const note = (id: string, text: string, modified = TIME): Note => ({
  id,
  target: { kind: 'sentence', page: PAGE, quote: QUOTE, claim: { essay: 'own', claim: 'c' } },
  text,
  tags: ['arms'],
  created: TIME,
  modified,
});
const ESSAY = {
  id: 'own',
  title: 'Mine',
  author: 'Me',
  themes: [{ id: 't', label: 'T' }],
  claims: [{ id: 'c', theme: 't', text: 'Europe must arm.' }],
  enabled: true,
  added: TIME,
  modified: TIME,
};
const SOUND: Backup = {
  format: 'throughline-backup',
  version: 1,
  exported: TIME,
  settings: {
    enabled: true,
    sensitivity: 'balanced',
    silencedSites: ['a.example'],
    unreadClasses: ['mail'],
    readSites: ['b.example'],
    keepSightings: 12,
  },
  essays: [ESSAY],
  builtInEssays: [{ id: 'b', enabled: false }],
  pages: [
    {
      page: PAGE,
      title: 'A page',
      themes: [{ essay: 'own', theme: 't', score: 0.5, words: ['arms'] }],
      firstSeen: TIME,
      lastSeen: TIME,
      visits: 1,
    },
  ],
  matches: [
    {
      essay: 'own',
      claim: 'c',
      page: PAGE,
      relation: 'agrees',
      score: 0.5,
      quote: QUOTE,
      why: { sentence: [{ start: 0, end: 6 }], claim: [] },
      firstSeen: TIME,
      lastSeen: TIME,
      verdict: null,
      verdictAt: null,
    },
  ],
  notes: [note('n1', 'one'), note('n2', 'two', '2027-01-01T00:00:00.000Z')],
  bin: [
    { kind: 'note', id: 'mine', deleted: '2027-01-01T00:00:00.000Z', content: note('mine', 'gone') },
    { kind: 'essay', id: 'old', deleted: TIME, content: null },
  ],
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in a JSON value, as a path of keys. */
function places(value: Json, path: string[] = []): string[][] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, entry]) => places(entry, [...path, key]))
      : [];
  return [path, ...inner];
}
const PLACES = places(SOUND as unknown as Json).filter((path) => path.length > 0);

const nasty: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(
    '',
    '9999-12-31T23:59:59.999Z',
    '2026-02-31T00:00:00Z',
    '2026-01-01T00:00:00+14:00',
    PAGE,
    'n1',
    'b',
  ),
  fc.constantFrom<Json>(-1, 1e308, Number.MAX_SAFE_INTEGER, 0.5, true, [], {}, null),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const change = fc.record({
  path: fc.constantFrom(...PLACES),
  how: fc.constantFrom('replace' as const, 'remove' as const, 'repeat' as const),
  by: nasty,
});
/** What may well be sound: the value of another record, or a record twice with another time. */
const LIKELY = {
  id: ['n1', 'n2', 'mine', 'own', 'b', 'new', '__proto__', 'constructor'],
  essay: ['own', 'b', 'none'],
  page: [PAGE, 'https://example.org/b', 'file:///x', 'chrome-extension://x/practice.html'],
  time: [
    TIME,
    '2026-01-01T01:00:00+01:00',
    '2027-01-01T00:00:00Z',
    '2025-06-01T00:00:00.5Z',
    '2199-01-01T00:00:00.000Z',
  ],
};
const likely = fc.constantFrom(...PLACES).chain((path) => {
  const key = path.at(-1)!;
  const isTime = /^(created|modified|deleted|added|firstSeen|lastSeen|exported)$/.test(key);
  const values = isTime ? LIKELY.time : Object.hasOwn(LIKELY, key) ? LIKELY[key as keyof typeof LIKELY] : null;
  if (values) return fc.constantFrom(...values).map((by): Change => ({ path, how: 'replace', by }));
  return fc.constant<Change>({ path, how: 'repeat', by: null });
});
const damagedText = fc.tuple(fc.nat({ max: 3_000 }), fc.nat({ max: 40 }), fc.string({ maxLength: 3 }));

interface Change {
  path: string[];
  how: 'replace' | 'remove' | 'repeat';
  by: Json;
}

function apply(file: Json, { path, how, by }: Change) {
  let parent = file as Record<string, Json>;
  for (const key of path.slice(0, -1)) {
    const next = parent[key];
    if (typeof next !== 'object' || next === null) return;
    parent = next as Record<string, Json>;
  }
  const last = path.at(-1)!;
  if (how === 'repeat' && Array.isArray(parent)) parent.push(structuredClone(parent[Number(last)] ?? by));
  else if (how === 'repeat') return;
  else if (how === 'remove') delete parent[last];
  else if (Array.isArray(parent)) parent[Number(last)] = by;
  else Object.defineProperty(parent, last, { value: by, enumerable: true, configurable: true, writable: true });
}

const changed = (changes: fc.Arbitrary<Change[]>) =>
  changes.map((some) => {
    const file = structuredClone(SOUND) as unknown as Json;
    for (const one of some) apply(file, one);
    return JSON.stringify(file);
  });
const fuzzed: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: changed(fc.array(change, { minLength: 1, maxLength: 4 })) },
  { weight: 6, arbitrary: changed(fc.array(likely, { minLength: 1, maxLength: 8 })) },
  {
    weight: 2,
    arbitrary: damagedText.map(([at, length, text]) => {
      const whole = JSON.stringify(SOUND);
      return whole.slice(0, at) + text + whole.slice(at + length);
    }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

it(
  `takes in all or nothing of ${FILES} damaged and hostile files, and never crashes`,
  { timeout: 600_000 },
  async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fuzzed, async (text) => {
        const parsed = parseBackup(text);
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          return;
        }
        taken += 1;
        await wipe();
        await saveNote(note('mine', 'mine'));
        await saveNote(note('n2', 'older two'));
        const seen = await previewRestore(parsed.backup);
        await applyRestore(parsed.backup, seen);
        // All of it: looking again, there is nothing left to do.
        const again = await previewRestore(parsed.backup);
        for (const kind of ['notes', 'essays', 'pages', 'matches', 'bin', 'settings'] as const)
          expect([kind, again[kind].add, again[kind].change]).toEqual([kind, 0, 0]);
        // And what is there now can be backed up and read again.
        const made = await createBackup();
        const read = parseBackup(JSON.stringify(made));
        expect(read.ok && isSame(read.backup, made)).toBe(true);
        expect((await testBackup(made)).different).toEqual([]);
      }),
      { numRuns: FILES },
    );
    expect(taken).toBeGreaterThan(FILES / 10);
  },
);

it('writes nothing at all when a restore fails on the way', async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  await saveNote(note('mine', 'mine'));
  const before = { ...(await readRecords(db)), exported: '' };
  const seen = await previewRestore(SOUND);
  // The notes are written last: all other tables have been written by then.
  vi.spyOn(db.notes, 'bulkPut').mockRejectedValue(new Error('broken') as never);
  await expect(applyRestore(SOUND, seen)).rejects.toThrow('broken');
  vi.restoreAllMocks();
  expect({ ...(await readRecords(db)), exported: '' }).toEqual(before);
});
