import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '../notes/note.ts';
import { findAnswers, keepAnswers } from './answers.ts';
import { backUpDaily } from './autobackup.ts';
import { createBackup } from './backup.ts';
import { removeNote } from './bin.ts';
import { db } from './db.ts';
import { keepDraft } from './drafts.ts';
import { forgetEverything } from './forgeteverything.ts';
import { countSite, forgetSite } from './forgetsite.ts';
import { installEssay } from './essays.ts';
import { createMemoryFiles } from './memoryfiles.ts';
import { applyRestore, previewRestore } from './restore.ts';
import { saveNote } from './savenote.ts';
import { silenceSite } from './settings.ts';
import { recordSighting } from './sightings.ts';
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
  expect(await countSite('news.example')).toEqual({ pages: 2, judged: 0, notes: 2 });
  const file = await createBackup();
  await forgetSite('news.example');
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

it('leaves nothing at all when everything is forgotten', async () => {
  await forgetEverything();
  expect(await indexedDB.databases()).toEqual([]);
  expect(disk.files.size).toBe(0);
  expect([...cached]).toEqual([]);
  expect(await fakeBrowser.storage.local.get()).toEqual({});
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});
