import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { notesToWebAnnotations } from '../notes/webannotation.ts';
import { createBackup } from './backup.ts';
import { removeNotes } from './bin.ts';
import { db } from './db.ts';
import { listNotes } from './notes.ts';
import { readImport, type ReadableImport } from './readimport.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { saveNote } from './savenote.ts';
import { listSearchableNotes } from './searchablenotes.ts';
import { settingsItem, updateSettings } from './settings.ts';
import { tagNotes } from './tagnotes.ts';

const CHANGED = '2026-05-05T00:00:00.000Z';

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});

const annotation = (id: string, over: object = {}) => ({
  id,
  created: '2026-01-01T00:00:00Z',
  updated: '2026-01-01T00:00:00Z',
  user: 'acct:r@h',
  uri: 'https://example.org/news',
  text: `Text ${id}`,
  tags: [],
  document: { title: 'News of the day' },
  target: [],
  ...over,
});
const hypothesis = (...annotations: object[]) =>
  JSON.stringify({ export_date: CHANGED, export_userid: 'acct:r@h', client_version: '1', annotations });
const READWISE = `Highlight,Book Title,Book Author,Note,Highlighted at\nA line.,The Slow Book,M. Ellison,Hm.,2026-01-05 10:15:30+00:00\nUndated.,The Slow Book,M. Ellison,,\n`;

async function open(text: string): Promise<ReadableImport> {
  const read = await readImport(text, CHANGED);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read;
}
async function bringIn(text: string) {
  const { backup, joining } = await open(text);
  const preview = await previewRestore(backup, { joining });
  await applyRestore(backup, preview, { joining });
  return preview;
}

describe('importing', () => {
  it.each([
    ['hypothesis', hypothesis(annotation('a'), annotation('b'))],
    ['readwise', READWISE],
  ])('of %s twice changes nothing the second time', async (kind, text) => {
    expect((await open(text)).kind).toBe(kind);
    expect((await bringIn(text)).notes).toEqual({ add: 2, change: 0, skip: 0 });
    const before = await createBackup();
    expect(await bringIn(text)).toMatchObject({ notes: { add: 0, change: 0, skip: 2 }, pages: { add: 0, change: 0 } });
    expect({ ...(await createBackup()), exported: '' }).toEqual({ ...before, exported: '' });
  });

  it('shows titles with the notes, and leaves a known page’s own', async () => {
    await db.pages.put({
      page: 'https://example.org/news',
      title: 'As it was read',
      themes: [],
      firstSeen: '2026-02-01T00:00:00.000Z',
      lastSeen: '2026-02-01T00:00:00.000Z',
      visits: 3,
    });
    await bringIn(hypothesis(annotation('a'), annotation('b', { uri: 'https://example.org/other' })));
    expect((await listSearchableNotes()).map(({ pageTitle }) => pageTitle).toSorted()).toEqual([
      'As it was read',
      'News of the day',
    ]);
    expect(await db.pages.get('https://example.org/news')).toMatchObject({ visits: 3 });
  });

  it('hangs highlights of no title on no page without one', async () => {
    const page = 'https://example.org/untitled';
    await db.pages.put({ page, title: '', themes: [], firstSeen: CHANGED, lastSeen: CHANGED, visits: 1 });
    await bringIn(READWISE.replaceAll('The Slow Book', ''));
    expect((await listNotes()).filter(({ target }) => 'page' in target && target.page === page)).toEqual([]);
  });

  it('takes a later version as a change, and never undoes the reader’s own', async () => {
    await bringIn(hypothesis(annotation('a')));
    const [note] = await listNotes();
    const later = hypothesis(annotation('a', { text: 'Later.', updated: '2026-01-02T00:00:00Z' }));
    expect((await bringIn(later)).notes).toEqual({ add: 0, change: 1, skip: 0 });
    await saveNote({ ...note!, text: 'Mine.', modified: '2026-01-03T00:00:00.000Z' });
    expect((await bringIn(later)).notes).toEqual({ add: 0, change: 0, skip: 1 });
    expect((await listNotes()).map(({ text }) => text)).toEqual(['Mine.']);
  });

  it('keeps what the reader wrote since on a note that the file tells no time of', async () => {
    await bringIn(READWISE);
    const undated = (await listNotes()).find(({ modified }) => modified === CHANGED);
    await saveNote({ ...undated!, text: 'Mine.', modified: '2026-05-06T00:00:00.000Z' });
    const read = await readImport(READWISE, '2026-06-06T00:00:00.000Z');
    expect(read.ok && (await previewRestore(read.backup, { joining: 'source' })).notes).toEqual({
      add: 0,
      change: 0,
      skip: 2,
    });
  });

  it('leaves away what the reader deleted, also from a newer file that tells no time, until told otherwise', async () => {
    await bringIn(READWISE);
    await removeNotes((await listNotes()).map(({ id }) => id));
    const read = await readImport(READWISE, '2099-01-01T00:00:00.000Z');
    if (!read.ok) throw new Error('refused');
    const preview = await previewRestore(read.backup);
    expect(preview).toMatchObject({ notes: { add: 0, change: 0, skip: 2 }, heldBack: 2, removes: 0 });
    await applyRestore(read.backup, preview);
    expect(await listNotes()).toEqual([]);
    const options = { revive: true };
    await applyRestore(read.backup, await previewRestore(read.backup, options), options);
    expect((await listNotes()).map(({ target }) => 'quote' in target && target.quote.exact).toSorted()).toEqual([
      'A line.',
      'Undated.',
    ]);
  });

  it('brings back a note that was changed where it came from after it was deleted here', async () => {
    await bringIn(hypothesis(annotation('a')));
    await removeNotes((await listNotes()).map(({ id }) => id));
    await bringIn(hypothesis(annotation('a', { text: 'Later.', updated: '2099-01-02T00:00:00Z' })));
    expect((await listNotes()).map(({ text }) => text)).toEqual(['Later.']);
  });

  it('brings exported web annotations back as they were, and no settings', async () => {
    await bringIn(READWISE);
    const [notes, written] = [await listNotes(), notesToWebAnnotations(await listSearchableNotes(), new Date(0))];
    await db.notes.clear();
    await updateSettings({ sensitivity: 'more' });
    expect((await bringIn(JSON.stringify(written))).notes.add).toBe(2);
    expect(await listNotes()).toEqual(notes);
    expect((await settingsItem.getValue()).sensitivity).toBe('more');
  });

  it('refuses a file as a whole when one entry is broken', async () => {
    const read = await readImport(hypothesis(annotation('a'), annotation('b', { uri: 7 })), CHANGED);
    expect(read).toMatchObject({ ok: false, problems: [{ place: 'annotations.1.uri' }] });
  });

  it('hangs highlights on no page where several have their title', async () => {
    const known = ['a', 'b'].map((path) => ({ page: `https://example.org/${path}`, title: 'The slow book' }));
    for (const each of known)
      await db.pages.put({ ...each, themes: [], firstSeen: CHANGED, lastSeen: CHANGED, visits: 1 });
    await bringIn(READWISE);
    const pages = (await listNotes()).map(({ target }) => 'page' in target && target.page);
    expect(pages).toEqual(Array(2).fill('urn:throughline:book:The%20Slow%20Book%2C%20M.%20Ellison'));
    expect(await bringIn(READWISE)).toMatchObject({ notes: { add: 0, change: 0, skip: 2 } });
  });
});

describe('a note that changed in Readwise', () => {
  const HEADER = 'Highlight,Book Title,Book Author,Note,Highlighted at,Tags';
  const book = (words: string, tags = '', time = '2026-01-05 10:15:30+00:00') =>
    `${HEADER}\nA line.,The Slow Book,M. Ellison,${words},${time},"${tags}"\n`;
  const kept = async () => (await listNotes()).map(({ text, tags }) => `${text} ${tags.join()}`.trim()).toSorted();

  it.each([
    ['dated', undefined],
    ['undated', ''],
  ])('arrives, %s, at an equal time, once', async (_, time) => {
    await bringIn(book('First.', 'a,b', time));
    const later = book('Second.', 'b,c', time);
    expect(await bringIn(later)).toMatchObject({ notes: { add: 0, change: 1 }, keptBeside: 0 });
    expect(await kept()).toEqual(['Second. b,c']);
    expect(await bringIn(later)).toMatchObject({ notes: { add: 0, change: 0, skip: 1 } });
    // And so does the next change.
    await bringIn(book('Third.', 'c', time));
    expect(await kept()).toEqual(['Third. c']);
  });

  it.each([
    ['dated', undefined],
    ['undated', ''],
  ])('arrives beside what was written here, %s, and with the tags put on here', async (_, time) => {
    await bringIn(book('First.', 'a,b', time));
    const [stored] = await listNotes();
    await saveNote({ ...stored!, text: 'Mine.', tags: ['b', 'here'] }, { base: stored!.modified });
    expect(await bringIn(book('First.', 'a,b', time))).toMatchObject({ notes: { change: 0, skip: 1 } });
    const later = book('Second.', 'a,b,c', time);
    expect(await bringIn(later)).toMatchObject({ notes: { change: 1 }, keptBeside: 1 });
    expect(await kept()).toEqual(['Mine. b,here', 'Second. b,c,here']);
    expect(await bringIn(later)).toMatchObject({ notes: { add: 0, change: 0 }, keptBeside: 0 });
    expect(await kept()).toHaveLength(2);
  });

  it('brings its tags to a text that was changed here alone, and its text to one that was only tagged here', async () => {
    await bringIn(book('First.', 'a'));
    const [stored] = await listNotes();
    await saveNote({ ...stored!, text: 'Mine.' }, { base: stored!.modified });
    expect(await bringIn(book('First.', 'a,b'))).toMatchObject({ notes: { change: 1 }, keptBeside: 0 });
    expect(await kept()).toEqual(['Mine. a,b']);
    await db.notes.clear();
    await bringIn(book('First.'));
    await tagNotes([stored!.id], ['here']);
    expect(await bringIn(book('Second.'))).toMatchObject({ notes: { change: 1 }, keptBeside: 0 });
    expect(await kept()).toEqual(['Second. here']);
  });

  it('arrives on what a backup brought, unless that was changed since it came from Readwise', async () => {
    await bringIn(book('First.'));
    const untouched = await createBackup();
    const [stored] = await listNotes();
    await saveNote({ ...stored!, text: 'Mine.' }, { base: stored!.modified });
    const touched = await createBackup();
    for (const [backup, texts] of [
      [untouched, ['Second.']],
      [touched, ['Mine.']],
    ] as const) {
      await db.notes.clear();
      await applyRestore(backup, await previewRestore(backup));
      await bringIn(book('Second.'));
      expect(await kept()).toEqual(texts);
    }
  });

  it('is told by other programs’ web annotations without a time in the same way', async () => {
    const file = (value: string) =>
      JSON.stringify([{ id: 'https://o.example/1', body: [{ value }], target: 'https://example.org/news' }]);
    const asIs = (text: string) => `{"@context":"http://www.w3.org/ns/anno.jsonld","items":${text}}`;
    await bringIn(asIs(file('First.')));
    expect(await bringIn(asIs(file('Second.')))).toMatchObject({ notes: { add: 0, change: 1 }, keptBeside: 0 });
    expect(await kept()).toEqual(['Second.']);
  });
});
