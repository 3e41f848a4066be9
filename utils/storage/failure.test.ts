import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { createBackup, readRecords } from './backup.ts';
import { bringBack, deleteForGood, removeEssay, removeNote, removeNotes } from './bin.ts';
import { db, SCHEMA_VERSION } from './db.ts';
import { listDrafts } from './drafts.ts';
import { installEssay, setEssayEnabled } from './essays.ts';
import { describeUnreadable, sayFailure, STORAGE_FULL } from './failure.ts';
import { listNotes } from './notes.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { saveNote } from './savenote.ts';
import { settingsItem, updateSettings } from './settings.ts';
import { recordSighting } from './sightings.ts';
import { setVectors } from './vectors.ts';
import { setVerdict } from './verdicts.ts';

const PAGE = 'https://example.org/a';
const QUOTE = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
const ESSAY = { id: 'own', title: 'Mine', author: 'Me', themes: [], claims: [] };
const note = (id: string, text = id): Note => ({
  id,
  target: { kind: 'page', page: PAGE },
  text,
  tags: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
});
const sighting = (title: string) => ({
  page: PAGE,
  title,
  themes: [],
  matches: [
    {
      essay: 'own',
      claim: 'c',
      relation: 'agrees' as const,
      score: 0.5,
      quote: QUOTE,
      why: { sentence: [], claim: [] },
    },
  ],
});

const content = async () => ({
  ...(await readRecords(db)),
  exported: '',
  vectors: await db.vectors.toArray(),
  settings: await settingsItem.getValue(),
});
function fillDisk() {
  const refuse = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refuse);
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(refuse);
}

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Promise.all(db.tables.map((table) => table.clear()));
  await installEssay(ESSAY);
  await recordSighting(sighting('A page'));
  await setVectors('own|m|x', new Float32Array([1]));
  for (const id of ['a', 'b', 'binned']) await saveNote(note(id));
  await removeNote('binned');
});

const WRITES: [string, () => Promise<unknown>][] = [
  ['saving a note', () => saveNote(note('a', 'precious'), { base: '2026-01-01T00:00:00.000Z', onConflict: 'ask' })],
  ['beginning a note', () => saveNote(note('new', 'precious'), { base: null })],
  ['deleting a note', () => removeNote('a')],
  ['deleting notes', () => removeNotes(['a', 'b'])],
  ['deleting an essay', () => removeEssay('own')],
  ['bringing back what was deleted', () => bringBack('note:binned')],
  ['deleting for good', () => deleteForGood(['note:binned'])],
  ['installing an essay', () => installEssay({ ...ESSAY, title: 'Other' })],
  ['switching an essay off', () => setEssayEnabled('own', false)],
  ['recording what was seen', () => recordSighting(sighting('Another title'))],
  ['a verdict', async () => setVerdict((await db.matches.toCollection().primaryKeys())[0]!, 'not-a-match')],
  ['caching vectors', () => setVectors('own|m|y', new Float32Array([2]))],
  [
    'restoring a backup',
    async () => {
      const file = { ...(await createBackup()), notes: [note('a', 'restored'), note('other')] };
      file.notes[0]!.modified = '2027-01-01T00:00:00.000Z';
      await applyRestore(file, await previewRestore(file));
    },
  ],
];

describe('a full disk', () => {
  it.each(WRITES)('loses nothing when it stops %s, and is told in a sentence', async (_what, write) => {
    const before = await content();
    fillDisk();
    const failure = await write().then(
      () => null,
      (error: unknown) => error,
    );
    vi.restoreAllMocks();
    expect(failure).toMatchObject({ name: STORAGE_FULL });
    expect(sayFailure(failure)).toMatch(/no room left to save this\. Free some disk space/);
    expect(await content()).toEqual(before);
  });

  it('keeps the words of a note as a draft', async () => {
    fillDisk();
    await expect(saveNote(note('new', 'precious'), { base: null })).rejects.toMatchObject({ name: STORAGE_FULL });
    expect((await listDrafts()).map(({ text }) => text)).toEqual(['precious']);
  });

  it('that stops the settings leaves them as they were', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('Resource::kQuotaBytes quota exceeded'));
    await expect(updateSettings({ enabled: false })).rejects.toMatchObject({ name: STORAGE_FULL });
    vi.restoreAllMocks();
    expect((await settingsItem.getValue()).enabled).toBe(true);
  });

  it('that stops only the list of noted pages does not make a saved note look unsaved', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('Resource::kQuotaBytes quota exceeded'));
    const elsewhere = { ...note('new'), target: { kind: 'page' as const, page: 'https://example.org/b' } };
    expect(await saveNote(elsewhere, { base: null })).toMatchObject({ kind: 'saved' });
    expect((await listNotes()).map(({ id }) => id)).toContain('new');
  });
});

describe('a database that is deleted under the running extension', () => {
  it('is made anew by the next note', async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(db.name);
      request.addEventListener('success', () => resolve());
      request.addEventListener('error', () => reject(request.error));
    });
    expect(await saveNote(note('after'), { base: null })).toMatchObject({ kind: 'saved' });
    expect((await listNotes()).map(({ id }) => id)).toEqual(['after']);
    expect(db.verno).toBe(SCHEMA_VERSION);
  });
});

describe('a database that the browser does not open', () => {
  afterEach(() => void vi.unstubAllGlobals());
  const refused = () => new Error('not opened', { cause: new DOMException('no mutations', 'InvalidStateError') });

  it('is said to be one of other windows in a private one, as Firefox has it, with no word on disks', () => {
    vi.stubGlobal('browser', { ...fakeBrowser, extension: { inIncognitoContext: true } });
    for (const say of [describeUnreadable, sayFailure]) expect(say(refused())).toMatch(/^This is a private window/);
  });

  it('is said to be out of order in any other window', () => {
    vi.stubGlobal('browser', { ...fakeBrowser, extension: { inIncognitoContext: false } });
    expect(describeUnreadable(refused())).toMatch(/Restart the browser/);
  });
});
