import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ESSAY_COLOURS } from '../essays/look.ts';
import { SENSITIVITIES } from '../matching/match.ts';
import type { Note } from '../notes/note.ts';
import { createBackup, type Backup } from './backup.ts';
import { db } from './db.ts';
import { installEssay, setEssayEnabled } from './essays.ts';
import { SITE_CLASSES } from '../article/siteclass.ts';
import { readExportState, remindToExport } from './exportreminder.ts';
import { gateProfilesItem } from './gateprofiles.ts';
import { findNote, listNotes } from './notes.ts';
import { saveNote } from './savenote.ts';
import { parseBackup } from './parsebackup.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { EMPTY, note, restore, wipe } from './restorestage.ts';
import { settingsItem, updateSettings } from './settings.ts';

beforeEach(wipe);

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const name = fc.string({ unit: fc.constantFrom(...'abc1-_ž'), minLength: 1, maxLength: 6 });
const time = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString());
const page = fc.constantFrom('a', 'b', 'c').map((path) => `https://example.org/${path}`);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0);
const offset = fc.nat({ max: 1e6 });
const span = fc.record({ start: offset, end: offset });
const quote = fc.record({
  exact: fc.string({ minLength: 1, maxLength: 12 }),
  prefix: text,
  suffix: text,
  start: offset,
  end: offset,
});
const claimRef = fc.record({ essay: name, claim: name });
const target: fc.Arbitrary<Note['target']> = fc.oneof(
  claimRef.map((ref) => ({ kind: 'claim' as const, ...ref })),
  page.map((address) => ({ kind: 'page' as const, page: address })),
  fc.record(
    { kind: fc.constant('sentence' as const), page, quote, claim: claimRef },
    { requiredKeys: ['kind', 'page', 'quote'] },
  ),
);
const many = <T>(arbitrary: fc.Arbitrary<T>, key: (value: T) => string) =>
  fc.uniqueArray(arbitrary, { selector: key, maxLength: 4 });
const theme = fc.record({ essay: name, theme: name, score: share, words: fc.array(text, { maxLength: 3 }) });
const claim = fc.record({ id: name, theme: name, text, source: span }, { requiredKeys: ['id', 'theme', 'text'] });
const backup: fc.Arbitrary<Backup> = fc.record({
  format: fc.constant('throughline-backup' as const),
  version: fc.constant(2 as const),
  exported: time,
  settings: fc.record({
    enabled: fc.boolean(),
    sensitivity: fc.constantFrom('fewer' as const, 'balanced' as const, 'more' as const),
    silencedSites: fc.array(name, { maxLength: 3 }),
    unreadClasses: fc.subarray([...SITE_CLASSES]),
    readSites: fc.array(name, { maxLength: 3 }),
    keepSightings: fc.option(fc.nat(1_200)),
  }),
  essays: many(
    fc.record(
      {
        id: name,
        title: text,
        author: text,
        themes: fc.array(fc.record({ id: name, label: text }), { maxLength: 3 }),
        claims: fc.array(claim, { maxLength: 3 }),
        enabled: fc.boolean(),
        added: time,
        modified: time,
        colour: fc.constantFrom(...ESSAY_COLOURS),
        sensitivity: fc.constantFrom(...SENSITIVITIES),
      },
      { requiredKeys: ['id', 'title', 'author', 'themes', 'claims', 'enabled', 'added', 'modified'] },
    ),
    ({ id }) => id,
  ),
  builtInEssays: fc.constant([]),
  pages: many(
    fc.record({
      page,
      title: text,
      themes: fc.array(theme, { maxLength: 2 }),
      firstSeen: time,
      lastSeen: time,
      visits: fc.nat(),
    }),
    (record) => record.page,
  ),
  matches: many(
    fc.record({
      essay: name,
      claim: name,
      page,
      relation: fc.constantFrom('agrees' as const, 'disputes' as const),
      score: share,
      quote,
      why: fc.record({ sentence: fc.array(span, { maxLength: 2 }), claim: fc.array(span, { maxLength: 2 }) }),
      firstSeen: time,
      lastSeen: time,
      verdict: fc.constantFrom('not-a-match' as const, 'agrees' as const, 'disputes' as const, null),
      verdictAt: fc.option(time),
    }),
    (match) => [match.page, match.essay, match.claim, match.quote.prefix, match.quote.exact].join('\n'),
  ),
  notes: many(
    fc.record({ id: name, target, text, tags: fc.array(name, { maxLength: 3 }), created: time, modified: time }),
    ({ id }) => id,
  ),
  // Ids that no living note has: a backup never holds a record both alive and deleted.
  bin: many(
    fc.record({
      id: name.map((id) => `${id}d`),
      deleted: time,
      kind: fc.constant('note' as const),
      content: fc.constant(null),
    }),
    ({ id }) => id,
  ),
});

/** A backup without the time it was made, its lists in one order: what two equal backups share. */
function content({ exported: _exported, ...rest }: Backup): unknown {
  const sort = (records: object[]) => records.map((record) => JSON.stringify(sortKeys(record))).toSorted();
  const { essays, pages, matches, notes, bin } = rest;
  return {
    ...rest,
    essays: sort(essays),
    pages: sort(pages),
    matches: sort(matches),
    notes: sort(notes),
    bin: sort(bin),
  };
}
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sortKeys(entry)]),
  );
}

describe('backup and restore', () => {
  it('bring everything back into an empty store, and do nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(backup, async (original) => {
        await wipe();
        const parsed = parseBackup(JSON.stringify(original));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        await restore(parsed.backup);
        const made = await createBackup();
        expect(content(made)).toEqual(content(original));
        const again = await previewRestore(made);
        for (const kind of ['notes', 'essays', 'pages', 'matches', 'bin', 'settings'] as const)
          expect(again[kind]).toMatchObject({ add: 0, change: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('come to the same records whichever of two backups is restored first', async () => {
    await fc.assert(
      fc.asyncProperty(backup, backup, async (a, b) => {
        const both = async (first: Backup, second: Backup) => {
          await wipe();
          await restore({ ...EMPTY, pages: first.pages });
          await restore({ ...EMPTY, pages: second.pages });
          return (await db.pages.toArray()).map(({ page: address, firstSeen, lastSeen, visits }) => [
            address,
            firstSeen,
            lastSeen,
            visits,
          ]);
        };
        expect(await both(a, b)).toEqual(await both(b, a));
      }),
      { numRuns: 30 },
    );
  });

  it('change a note only to a newer text, keep the one that was written here beside it, and say so before', async () => {
    await saveNote(note('mine', '2026-02-02T00:00:00.000Z'));
    const older = { ...EMPTY, notes: [note('older', '2026-02-01T00:00:00.000Z')] };
    expect((await previewRestore(older)).notes).toEqual({ add: 0, change: 0, skip: 1 });
    await restore(older);
    expect((await findNote('n'))?.text).toBe('mine');
    const newer = {
      ...EMPTY,
      notes: [note('newer', '2026-02-03T00:00:00.000Z'), note('new', '2026-02-03T00:00:00.000Z', 'n2')],
    };
    expect(await previewRestore(newer)).toMatchObject({ notes: { add: 1, change: 1, skip: 0 }, keptBeside: 1 });
    await restore(newer);
    expect((await listNotes()).map(({ text: kept }) => kept).toSorted()).toEqual(['mine', 'new', 'newer']);
  });

  it('write nothing when the store changed after the preview', async () => {
    const file = {
      ...EMPTY,
      notes: [note('theirs', '2026-02-03T00:00:00.000Z'), note('other', '2026-02-03T00:00:00.000Z', 'n2')],
    };
    const seen = await previewRestore(file);
    await saveNote(note('typed meanwhile', '2026-02-02T00:00:00.000Z'));
    await expect(applyRestore(file, seen)).rejects.toMatchObject({ name: 'RestoreOutdatedError' });
    expect((await listNotes()).map(({ text: kept }) => kept)).toEqual(['typed meanwhile']);
  });

  it('bring no reminder at once that old notes lie in this browser only, unless such were here before', async () => {
    const notes = (from: number) =>
      Array.from({ length: 5 }, (_, i) => note('old', '2020-01-01T00:00:00.000Z', `n${from + i}`));
    for (const [from, said] of [
      [0, false],
      [5, true],
    ] as const) {
      await wipe();
      for (const each of notes(0).slice(0, from)) await saveNote(each);
      await restore({ ...EMPTY, notes: notes(from) });
      expect(remindToExport(await readExportState(), new Date()) !== null, `${from} notes before`).toBe(said);
    }
  });

  it('switch no built-in essay on that is off now, and change nothing by that', async () => {
    await installEssay({ id: 'b', title: 'Ours', author: 'A', themes: [], claims: [] }, { builtIn: true });
    const made = await createBackup();
    expect(made.builtInEssays).toMatchObject([{ id: 'b', enabled: true }]);
    await setEssayEnabled('b', false);
    expect((await previewRestore(made)).essays.change).toBe(0);
    await restore(made);
    expect((await db.essays.get('b'))?.enabled).toBe(false);
  });

  it('never replace a built-in essay, but remember whether it was enabled, and bring settings back', async () => {
    const builtIn = { id: 'b', title: 'Ours', author: 'A', themes: [], claims: [] };
    await installEssay(builtIn, { builtIn: true });
    await setEssayEnabled('b', false);
    await updateSettings({ sensitivity: 'more' });
    const made = await createBackup();
    expect(made.essays).toEqual([]);
    await wipe();
    await installEssay(builtIn, { builtIn: true });
    const forged = {
      ...made,
      essays: [{ ...builtIn, title: 'Forged', enabled: true, added: made.exported, modified: made.exported }],
    };
    await restore(forged);
    expect(await db.essays.get('b')).toMatchObject({ title: 'Ours', enabled: false, builtIn: true });
    expect(await gateProfilesItem.getValue()).toEqual([]);
    expect((await settingsItem.getValue()).sensitivity).toBe('more');
  });
});
