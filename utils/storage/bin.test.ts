import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import {
  BIN_DAYS,
  bringBack,
  bringBackAll,
  deleteForGood,
  emptyBin,
  listBin,
  removeEssay,
  removeNote,
  removeNotes,
} from './bin.ts';
import { db } from './db.ts';
import { installEssay } from './essays.ts';
import { isNoted } from './notedpagekey.ts';
import { notedPagesItem } from './notedpages.ts';
import { findNote, findSentenceNote, listNotes } from './notes.ts';
import { saveNote } from './savenote.ts';
import { subscribe, subscriptionsItem } from './subscriptions.ts';

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
      changed: note('n').modified,
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

  it('gives all that is deleted at once the same time, and another deletion another', async () => {
    for (const id of ['a', 'b', 'c']) await saveNote(note(id));
    await removeNotes(['a', 'b']);
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
    await removeNote('c');
    vi.useRealTimers();
    const deleted = new Map((await listBin()).map(({ id, deleted: when }) => [id, when]));
    expect(deleted.get('a')).toBe(deleted.get('b'));
    expect(deleted.get('c')).not.toBe(deleted.get('a'));
  });

  it('takes a note that is dated ahead of now later than that date, and the others with it now', async () => {
    const ahead = '2099-01-01T00:00:00.000Z';
    for (const id of ['a', 'b', 'c']) await saveNote({ ...note(id), ...(id === 'b' && { modified: ahead }) });
    await removeNotes(['a', 'b', 'c']);
    const deleted = new Map((await listBin()).map(({ id, deleted: when }) => [id, when]));
    expect(deleted.get('b')! > ahead).toBe(true);
    expect(deleted.get('a')! <= new Date().toISOString()).toBe(true);
    expect(deleted.get('a')).toBe(deleted.get('c'));
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

describe('a followed pack', () => {
  const followed = async () => Object.keys(await subscriptionsItem.getValue());

  beforeEach(async () => {
    for (const id of ['reefs', 'harbour']) {
      await installEssay({ id, title: id, author: 'A', themes: [], claims: [] });
      await subscribe(id, `https://packs.example/${id}.json`);
    }
    await removeEssay('reefs');
  });

  it('waits while its essay lies in the bin, and is followed no longer once that is deleted for good', async () => {
    expect(await followed()).toEqual(['reefs', 'harbour']);
    await bringBack('essay:reefs');
    // As from a list that was drawn before it came back.
    await deleteForGood(['essay:reefs']);
    expect(await followed()).toEqual(['reefs', 'harbour']);
    await removeEssay('reefs');
    await deleteForGood(['essay:reefs']);
    expect(await followed()).toEqual(['harbour']);
  });

  it('is followed no longer once its essay lay in the bin for its days', async () => {
    const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);
    await emptyBin(days(BIN_DAYS - 1));
    expect(await followed()).toEqual(['reefs', 'harbour']);
    await emptyBin(days(BIN_DAYS + 1));
    expect(await followed()).toEqual(['harbour']);
  });

  it('leaves its essay in the bin, to be tried again, where it cannot be ended', async () => {
    vi.spyOn(subscriptionsItem, 'setValue').mockRejectedValueOnce(new Error('broken'));
    await expect(deleteForGood(['essay:reefs'])).rejects.toThrow('broken');
    expect((await listBin()).map(({ id }) => id)).toEqual(['reefs']);
    await deleteForGood(['essay:reefs']);
    expect([await followed(), await listBin()]).toEqual([['harbour'], []]);
  });
});
