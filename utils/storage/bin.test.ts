import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Note } from '../notes/note.ts';
import { BIN_DAYS, bringBack, bringBackAll, deleteForGood, emptyBin, listBin, removeNote, removeNotes } from './bin.ts';
import { db } from './db.ts';
import { isNoted } from './notedpagekey.ts';
import { notedPagesItem } from './notedpages.ts';
import { findNote, findSentenceNote, listNotes } from './notes.ts';
import { saveNote } from './savenote.ts';

const PAGE = 'https://example.org/a';
const QUOTE = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
const note = (id: string, text = id): Note => ({
  id,
  target: { kind: 'sentence', page: PAGE, quote: QUOTE },
  text,
  tags: ['arms'],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
});

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});

describe('the bin', () => {
  it('takes a note out of every list and brings it back whole, found by its sentence again', async () => {
    await saveNote(note('n'));
    await removeNote('n');
    expect(await listNotes()).toEqual([]);
    expect(await notedPagesItem.getValue()).toEqual([]);
    const [entry] = await listBin();
    expect(await bringBack(entry!.key)).toBe(true);
    expect(await findSentenceNote({ page: PAGE, exact: QUOTE.exact })).toEqual({
      ...note('n'),
      modified: expect.any(String),
    });
    expect((await findNote('n'))!.modified > entry!.deleted).toBe(true);
    expect(isNoted(await notedPagesItem.getValue(), PAGE)).toBe(true);
    expect(await bringBack(entry!.key)).toBe(false);
  });

  it('brings many back at once, and passes over what it does not hold any more', async () => {
    for (const id of ['a', 'b']) await saveNote(note(id));
    await removeNotes(['a', 'b']);
    expect(await bringBackAll(['note:a', 'note:b', 'note:unknown'])).toBe(2);
    expect((await listNotes()).map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
    expect(await listBin()).toEqual([]);
    expect(isNoted(await notedPagesItem.getValue(), PAGE)).toBe(true);
  });

  it('does not take a note that changed since the reader saw it', async () => {
    await saveNote(note('n', 'newer'));
    const outcome = await removeNote('n', { base: '2025-01-01T00:00:00.000Z' });
    expect(outcome).toMatchObject({ kind: 'conflict', other: { text: 'newer' } });
    expect((await listNotes()).length).toBe(1);
  });

  it('forgets contents after its days, or when told to, and still knows that they were deleted', async () => {
    for (const id of ['a', 'b', 'c']) await saveNote(note(id));
    expect(await removeNotes(['a', 'b', 'unknown'])).toBe(2);
    await deleteForGood(['note:a']);
    expect((await listBin()).map(({ id }) => id)).toEqual(['b']);
    const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);
    expect(await emptyBin(days(BIN_DAYS - 1))).toBe(0);
    expect(await emptyBin(days(BIN_DAYS + 1))).toBe(1);
    expect(await listBin()).toEqual([]);
    expect((await db.bin.toArray()).map(({ id, content }) => [id, content])).toEqual([
      ['a', null],
      ['b', null],
    ]);
    expect((await listNotes()).map(({ id }) => id)).toEqual(['c']);
  });

  it('lets a note go that somebody is still writing, and keeps the words that are not in it any more', async () => {
    await saveNote(note('n', 'deleted words'));
    await removeNote('n');
    await saveNote(note('n', 'other words'), { base: null });
    expect((await listNotes()).map(({ text }) => text)).toEqual(['other words']);
    const [entry, ...more] = await listBin();
    expect([entry?.content, more]).toMatchObject([{ text: 'deleted words' }, []]);
    await bringBack(entry!.key);
    expect((await listNotes()).map(({ text }) => text).toSorted()).toEqual(['deleted words', 'other words']);
  });
});
