import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it } from 'vitest';
import type { Note } from '../notes/note.ts';
import { createBackup } from './backup.ts';
import { removeNote } from './bin.ts';
import { db } from './db.ts';
import { installEssay } from './essays.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { saveNote } from './savenote.ts';
import { recordSighting } from './sightings.ts';
import { sayTest, testBackup } from './testbackup.ts';

const PAGE = 'https://example.org/a';
const QUOTE = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
const note = (id: string): Note => ({
  id,
  target: { kind: 'sentence', page: PAGE, quote: QUOTE },
  text: id,
  tags: ['arms'],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
});

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  await installEssay({ id: 'own', title: 'Mine', author: 'Me', publication: { name: 'P' }, themes: [], claims: [] });
  await recordSighting({
    page: PAGE,
    title: 'A page',
    themes: [],
    matches: [
      { essay: 'own', claim: 'c', relation: 'agrees', score: 0.5, quote: QUOTE, why: { sentence: [], claim: [] } },
    ],
  });
  for (const id of ['a', 'b', 'gone']) await saveNote(note(id));
  await removeNote('gone');
});

it('finds every record of a sound backup again, and leaves nothing behind', async () => {
  const backup = await createBackup();
  const result = await testBackup(backup);
  expect(result).toEqual({ notes: 2, records: 6, different: [], since: 0 });
  expect(sayTest(result)).toBe(
    'The backup is sound: all 6 records came back the same, 2 notes among them. It holds every note as it is now.',
  );
  expect(await Dexie.getDatabaseNames()).toEqual(['throughline']);
  expect(await createBackup()).toEqual({ ...backup, exported: expect.any(String) });
});

it('counts what changed since', async () => {
  const backup = await createBackup();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await saveNote({ ...note('a'), text: 'later', modified: new Date().toISOString() });
  await removeNote('b');
  expect(sayTest(await testBackup(backup))).toMatch(/Since it was made 2 notes were written, changed or deleted\./);
});

it('tells of a record that does not come back as it is in the file', async () => {
  const backup = await createBackup();
  // Two notes of one id: only the later one can come back.
  const twice = {
    ...backup,
    notes: [...backup.notes, { ...note('a'), text: 'older', modified: '2025-01-01T00:00:00.000Z' }],
  };
  const result = await testBackup(twice);
  expect(result.different).toEqual(['notes a']);
  expect(sayTest(result)).toMatch(/1 of 6 records did not come back/);
});

it('never says of notes that an import brought since, dated long before, that it holds them', async () => {
  const backup = await createBackup();
  const file = { ...backup, notes: [{ ...note('imported'), modified: '2020-01-01T00:00:00.000Z' }] };
  await applyRestore(file, await previewRestore(file));
  expect(sayTest(await testBackup(backup))).toMatch(/Since it was made 1 note was written, changed or deleted\./);
});
