import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { addTags } from '../notes/tagfield.ts';
import { db } from './db.ts';
import { keepDraft, listDrafts } from './drafts.ts';
import { STORAGE_FULL } from './failure.ts';
import { isNoted } from './notedpagekey.ts';
import { notedPagesItem } from './notedpages.ts';
import { findNote, findSentenceNote, listNotes, notesOnClaim, notesOnClaimItself, notesOnPage } from './notes.ts';
import { createBackup } from './backup.ts';
import { removeNote } from './bin.ts';
import { parseBackup } from './parsebackup.ts';
import { recoverDrafts, saveNote } from './savenote.ts';
import { listSearchableNotes } from './searchablenotes.ts';
import { updateSettings } from './settings.ts';

const PAGE = 'https://example.org/a';
const quote = (exact: string, start = 0) => ({ exact, prefix: '', suffix: '', start, end: start + exact.length });
const time = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;

function note(over: Partial<Note> = {}): Note {
  return {
    id: 'n',
    target: { kind: 'page', page: PAGE },
    text: 'x',
    tags: [],
    created: time(0),
    modified: time(1),
    ...over,
  };
}

function fillDisk() {
  return vi
    .spyOn(db.notes, 'put')
    .mockRejectedValue(new DOMException('The disk is full', 'QuotaExceededError') as never);
}

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});

describe('notes', () => {
  it('are found by page in reading order, by claim and by exact sentence', async () => {
    const claim = { essay: 'e', claim: 'c' };
    await saveNote(note({ id: 'late', target: { kind: 'sentence', page: PAGE, quote: quote('Late.', 90), claim } }));
    await saveNote(note({ id: 'early', target: { kind: 'sentence', page: PAGE, quote: quote('Early.', 3) } }));
    await saveNote(note({ id: 'page' }));
    await saveNote(note({ id: 'claim', target: { kind: 'claim', ...claim }, modified: time(9) }));
    expect((await notesOnPage(PAGE)).map(({ id }) => id)).toEqual(['page', 'early', 'late']);
    expect((await notesOnClaim(claim)).map(({ id }) => id)).toEqual(['claim', 'late']);
    expect((await notesOnClaimItself(claim)).map(({ id }) => id)).toEqual(['claim']);
    expect((await findSentenceNote({ page: PAGE, exact: 'Early.' }))?.id).toBe('early');
    expect(await findSentenceNote({ page: 'https://example.org/b', exact: 'Early.' })).toBeNull();
  });

  it('are listed from the last changed on, all or only some', async () => {
    for (const [id, at] of [
      ['old', 1],
      ['new', 3],
      ['middle', 2],
    ] as const)
      await db.notes.put(note({ id, modified: time(at) }));
    expect((await listNotes()).map(({ id }) => id)).toEqual(['new', 'middle', 'old']);
    expect((await listNotes(2)).map(({ id }) => id)).toEqual(['new', 'middle']);
  });

  it('keep the list of noted pages in step', async () => {
    await saveNote(note());
    expect(isNoted(await notedPagesItem.getValue(), PAGE)).toBe(true);
    await removeNote('n');
    expect(await notedPagesItem.getValue()).toEqual([]);
  });

  it('become a draft when the disk is full, and notes again when it has room', async () => {
    const disk = fillDisk();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await expect(saveNote(note({ text: 'precious' }))).rejects.toMatchObject({ name: STORAGE_FULL });
    expect((await listDrafts()).map(({ text }) => text)).toEqual(['precious']);
    expect(await recoverDrafts()).toBe(0);
    disk.mockRestore();
    expect(await recoverDrafts()).toBe(1);
    expect((await findNote('n'))?.text).toBe('precious');
    expect(await listDrafts()).toEqual([]);
  });
});

describe('a recovered draft', () => {
  it('is not overwritten by, and does not overwrite, what was written meanwhile', async () => {
    await saveNote(note({ text: 'meanwhile', modified: time(3) }));
    await keepDraft(note({ text: 'put aside', modified: time(5) }));
    expect(await recoverDrafts()).toBe(1);
    expect((await findNote('n'))?.text).toBe('put aside');
    expect((await listNotes()).map(({ text }) => text)).toContain('meanwhile');
  });
});

describe('two writers on one note', () => {
  const texts = async () => (await listNotes()).map(({ text }) => text).toSorted();

  it('lets the later one win and keeps the text of the other beside it', async () => {
    await saveNote(note({ text: 'base', modified: time(1) }), { base: null });
    await saveNote(note({ text: 'one writes', modified: time(2) }), { base: time(1) });
    await saveNote(note({ text: 'two writes', modified: time(3) }), { base: time(1) });
    expect((await findNote('n'))?.text).toBe('two writes');
    expect(await texts()).toEqual(['one writes', 'two writes']);
  });

  it('keeps an older text that arrives late without overwriting the newer', async () => {
    await saveNote(note({ text: 'newer', modified: time(5) }));
    await saveNote(note({ text: 'older', modified: time(2) }));
    expect((await findNote('n'))?.text).toBe('newer');
    expect(await texts()).toEqual(['newer', 'older']);
  });

  it.each([
    ['No', 'We do Not know.'],
    ['now', 'I know it.'],
    ['art', 'It is about a party, art\u00edculo 5.'],
  ])('keeps %j, which is only a part of a word in %j', async (mine, other) => {
    await saveNote(note({ text: 'base', modified: time(1) }), { base: null });
    await saveNote(note({ text: mine, modified: time(2) }), { base: time(1) });
    await saveNote(note({ text: other, modified: time(3) }), { base: time(1) });
    expect(await texts()).toEqual([mine, other].toSorted());
  });

  it('keeps no copy of a text that the other has in it, or goes on from in the middle of a word', async () => {
    await saveNote(note({ text: 'base', modified: time(1) }), { base: null });
    await saveNote(note({ text: 'It is no', modified: time(2) }), { base: time(1) });
    await saveNote(note({ text: 'It is nothing', modified: time(3) }), { base: time(1) });
    await saveNote(note({ text: 'Well: It is nothing.', modified: time(4) }), { base: time(1) });
    expect(await texts()).toEqual(['Well: It is nothing.']);
  });

  it('lets a copy grow with its writer, instead of making one for every word', async () => {
    await saveNote(note({ text: 'a', modified: time(1) }), { base: null });
    await saveNote(note({ text: 'b', modified: time(2) }), { base: null });
    await saveNote(note({ text: 'a a', modified: time(3) }), { base: time(1) });
    await saveNote(note({ text: 'b b', modified: time(4) }), { base: time(2) });
    await saveNote(note({ text: 'a a a', modified: time(5) }), { base: time(3) });
    expect(await texts()).toEqual(['a a', 'a a a', 'b b']);
  });

  it('makes no copy when one writer only goes on', async () => {
    for (let i = 1; i < 5; i += 1) {
      await saveNote(note({ text: `draft ${5 - i}`, modified: time(i) }), { base: i === 1 ? null : time(i - 1) });
    }
    expect(await texts()).toEqual(['draft 1']);
  });
});

describe('an editor that asks', () => {
  it('gets the other text instead of overwriting it, and its own is put aside until it is saved', async () => {
    await saveNote(note({ text: 'base', modified: time(1) }), { base: null });
    await saveNote(note({ text: 'from the panel', modified: time(2) }), { base: time(1) });
    const mine = note({ text: 'from the library', modified: time(3) });
    const outcome = await saveNote(mine, { base: time(1), onConflict: 'ask' });
    expect(outcome).toMatchObject({ kind: 'conflict', other: { text: 'from the panel' } });
    expect((await listNotes()).map(({ text }) => text)).toEqual(['from the panel']);
    expect((await listDrafts()).map(({ text }) => text)).toEqual(['from the library']);
    await saveNote(mine, { base: time(2), onConflict: 'ask' });
    expect((await listNotes()).map(({ text }) => text)).toEqual(['from the library']);
    expect(await listDrafts()).toEqual([]);
  });

  it('saves on when the clock was set back, and tells the next base', async () => {
    await saveNote(note({ text: 'one', modified: time(30) }), { base: null, onConflict: 'ask' });
    const second = await saveNote(note({ text: 'two', modified: time(2) }), { base: time(30), onConflict: 'ask' });
    if (second.kind !== 'saved' || second.modified === null) throw new Error(JSON.stringify(second));
    expect(second.modified > time(30)).toBe(true);
    const third = await saveNote(note({ text: 'three', modified: time(3) }), {
      base: second.modified,
      onConflict: 'ask',
    });
    expect(third.kind).toBe('saved');
    expect((await listNotes()).map(({ text }) => text)).toEqual(['three']);
  });
});

it('keeps a note as long as a book, and with tags without end, in a form that a backup gives back', async () => {
  const tags = addTags([], Array.from({ length: 1_500 }, (_, i) => `tag ${i}`).join());
  await saveNote(note({ text: 'word '.repeat(100_000), tags }));
  const parsed = parseBackup(JSON.stringify(await createBackup()));
  expect(parsed).toMatchObject({ ok: true, backup: { notes: [{ tags }] } });
});

it('keeps the title of a page that is known by its notes only, and leaves that of one that was seen', async () => {
  await saveNote(note(), { title: 'News of the day' });
  await saveNote(note({ modified: time(2) }), { title: 'Changed' });
  expect((await listSearchableNotes()).map(({ pageTitle }) => pageTitle)).toEqual(['News of the day']);
  expect(await db.pages.get(PAGE)).toMatchObject({ visits: 0, themes: [] });
});

it('names no page where the note is on a claim or was not saved, or no sightings are wanted', async () => {
  await saveNote(note({ target: { kind: 'claim', essay: 'e', claim: 'c' } }), { title: 'News' });
  await saveNote(note({ id: 'm', modified: time(3) }));
  await updateSettings({ keepSightings: 0 });
  await saveNote(note({ id: 'k', modified: time(3) }), { title: 'News' });
  await updateSettings({ keepSightings: null });
  await saveNote(note({ id: 'm', text: 'lost', modified: time(4) }), {
    base: time(1),
    onConflict: 'ask',
    title: 'News',
  });
  expect(await db.pages.count()).toBe(0);
});
