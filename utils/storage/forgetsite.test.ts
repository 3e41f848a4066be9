import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { findAnswers, keepAnswers } from './answers.ts';
import { backUpDaily } from './autobackup.ts';
import { createBackup } from './backup.ts';
import { editDraftId, keepEssayDraft, listEssayDrafts } from './essaydrafts.ts';
import { removeEssay, removeNote } from './bin.ts';
import { db } from './db.ts';
import { keepDraft } from './drafts.ts';
import { forgetEverything } from './forgeteverything.ts';
import { countSite, forgetSite } from './forgetsite.ts';
import { installEssay } from './essays.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { parseBackup } from './parsebackup.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { saveNote } from './savenote.ts';
import { selectedTextItem } from './selectedtext.ts';
import { silenceSite } from './settings.ts';
import { recordSighting } from './sightings.ts';
import { subscribe, subscriptionsItem } from './subscriptions.ts';
import { setVectors } from './vectors.ts';

const TIME = '2026-01-01T00:00:00.000Z';
const quote = { exact: 'Europe rearms.', prefix: '', suffix: '', start: 0, end: 14 };
const note = (id: string, page: string): Note => ({
  id,
  target: { kind: 'sentence', page, quote },
  text: `on ${page}`,
  tags: [],
  created: TIME,
  modified: TIME,
});
const NEWS = 'https://www.news.example/story';
const PART = 'https://live.news.example/story';
const OTHER = 'https://mynews.example/story';

let disk: ReturnType<typeof createMemoryFiles>;
const cached = new Set<string>();
/** Everything that the extension keeps anywhere, as one text. */
const everything = async () =>
  JSON.stringify([
    await Promise.all(db.tables.map((table) => table.toArray())),
    [...disk.files],
    await fakeBrowser.storage.local.get(),
    await fakeBrowser.storage.session.get(),
  ]);

beforeEach(async () => {
  fakeBrowser.reset();
  await db.open();
  await Promise.all(db.tables.map((table) => table.clear()));
  disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  vi.stubGlobal('caches', {
    keys: async () => [...cached],
    delete: async (name: string) => cached.delete(name),
  });
  cached.add('models');
  await installEssay({ id: 'own', title: 'Mine', author: 'Me', themes: [], claims: [] });
  await setVectors('own|m|x', new Float32Array([1]));
  await keepAnswers([['hash of a sentence', []]]);
  for (const page of [NEWS, PART, OTHER]) {
    const match = { essay: 'own', claim: 'c', relation: 'agrees' as const, score: 0.5, quote };
    await recordSighting({
      page,
      title: `Title of ${page}`,
      themes: [],
      matches: [{ ...match, why: { sentence: [], claim: [] } }],
    });
    await saveNote(note(`kept ${page}`, page));
    await saveNote(note(`binned ${page}`, page));
    await removeNote(`binned ${page}`);
    // Left by an editor whose text could not be kept yet.
    const left = { kind: 'note', value: note(`left ${page}`, page), base: null };
    await fakeBrowser.storage.local.set({ [`left:${page.length}`]: left });
    await keepDraft({ ...note(`draft ${page}`, page), id: `draft ${page.length}` });
  }
  await saveNote({ ...note('claim', OTHER), target: { kind: 'claim', essay: 'own', claim: 'c' } });
  await backUpDaily(new Date('2026-03-01T00:00:00.000Z'));
  await silenceSite('silent.example', true);
  await fakeBrowser.storage.session.set({ 'noteToken:x': { target: { page: NEWS } } });
});
afterEach(() => vi.unstubAllGlobals());

it('forgets a site with its parts everywhere, and only it', async () => {
  expect(await countSite('news.example')).toEqual({ pages: 2, judged: 0, notes: 2, unkept: 0 });
  const file = await createBackup();
  expect(await forgetSite('news.example')).toEqual({ essays: 0, packs: 0 });
  const left = (await everything()).replaceAll(OTHER, '');
  // The ids of notes say that they were deleted; these here were named after their page to make them easy to find.
  expect(left.replaceAll(/(kept|binned) https:[^"]*/g, '')).not.toContain('news.example');
  expect((await db.pages.toArray()).map(({ page }) => page)).toEqual([OTHER]);
  expect((await db.notes.toArray()).map(({ id }) => id).toSorted()).toEqual(['claim', `kept ${OTHER}`]);
  expect(Object.keys(await fakeBrowser.storage.local.get()).filter((key) => key.startsWith('left:'))).toHaveLength(1);
  expect(disk.files.size).toBe(1);
  // A hash does not say on which site its sentence was read.
  expect(await findAnswers(['hash of a sentence'], false)).toEqual([undefined]);
  // Nor does a file that the reader exported before bring its notes back by itself.
  await applyRestore(file, await previewRestore(file));
  expect((await db.notes.toArray()).length).toBe(2);
});

const essayFrom = (id: string, url: string) => ({
  id,
  title: id,
  author: 'A',
  url,
  text: `Words of ${id}.`,
  themes: [{ id: 't', label: 'T' }],
  claims: [],
});
const begin = (id: string, url: string, editing: string | null = null) => ({
  id: editing === null ? id : editDraftId(editing),
  essay: essayFrom(id, url),
  editing,
  modified: TIME,
});

it('leaves the essays made from a site, and says so; what of them is deleted or not saved goes', async () => {
  for (const id of ['kept', 'binned', 'gone']) await installEssay(essayFrom(id, NEWS));
  await installEssay(essayFrom('other', OTHER));
  await removeEssay('gone');
  await db.bin.update('essay:gone', { content: null });
  await subscribe('kept', 'https://news.example/pack.json');
  await subscribe('binned', 'https://news.example/other.json');
  await keepEssayDraft(begin('begun', PART));
  await keepEssayDraft(begin('change', NEWS, 'kept'));
  await keepEssayDraft(begin('elsewhere', OTHER));
  await keepEssayDraft(begin('orphan', NEWS, 'gone'));
  for (const [id, url] of Object.entries({ leftA: NEWS, leftB: OTHER })) {
    const left = { kind: 'essay', value: begin(id, url), base: null, beside: 'beside' };
    await fakeBrowser.storage.local.set({ [`left:${id}`]: left });
  }
  disk.files.clear();
  await backUpDaily(new Date('2026-03-02T00:00:00.000Z'));
  await removeEssay('binned');
  await backUpDaily(new Date('2026-03-03T00:00:00.000Z'));
  expect(disk.files.size).toBe(2);

  expect((await countSite('news.example')).unkept).toBe(3);
  expect(await forgetSite('news.example')).toEqual({ essays: 1, packs: 1 });
  expect((await db.essays.toCollection().primaryKeys()).toSorted()).toEqual(['kept', 'other', 'own']);
  expect(Object.keys(await subscriptionsItem.getValue())).toEqual(['kept']);
  const drafts = (await listEssayDrafts()).map(({ essay }) => essay.id);
  expect(drafts.toSorted()).toEqual(['change', 'elsewhere']);
  expect(Object.keys(await fakeBrowser.storage.local.get())).not.toContain('left:leftA');
  expect(Object.keys(await fakeBrowser.storage.local.get())).toContain('left:leftB');
  const left = await everything();
  for (const id of ['binned', 'begun', 'orphan', 'leftA']) expect(left, id).not.toContain(`Words of ${id}.`);
  expect(disk.files.size).toBe(2);
  for (const text of disk.files.values()) {
    const parsed = parseBackup(text);
    expect(parsed.ok && parsed.backup.essays.map(({ id }) => id).toSorted()).toEqual(['kept', 'other', 'own']);
  }

  // As the result says: deleted, and forgotten once more, they are gone too.
  await removeEssay('kept');
  expect(await forgetSite('news.example')).toEqual({ essays: 0, packs: 0 });
  expect((await everything()).replaceAll(OTHER, '').replaceAll(/(kept|binned) https:[^"]*/g, '')).not.toContain(
    'news.',
  );
});

it('leaves what waits for the panel on another site, and what is known of the database', async () => {
  await selectedTextItem.setValue({ tab: 1, page: OTHER, text: 'Selected.' });
  await fakeBrowser.storage.session.set({ log: 'torn', 'noteToken:y': { at: 0, target: { page: OTHER } } });
  await forgetSite('news.example');
  const left = await fakeBrowser.storage.session.get();
  expect(Object.keys(left).toSorted()).toEqual(['log', 'noteToken:y', 'selectedText']);
  await selectedTextItem.setValue({ tab: 1, page: NEWS, text: 'Selected.' });
  await forgetSite('news.example');
  expect(await selectedTextItem.getValue()).toBeNull();
});

it('leaves nothing at all when everything is forgotten', async () => {
  await forgetEverything();
  expect(await indexedDB.databases()).toEqual([]);
  expect(disk.files.size).toBe(0);
  expect([...cached]).toEqual([]);
  expect(await fakeBrowser.storage.local.get()).toEqual({});
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});
