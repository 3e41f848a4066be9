import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '../essays/essay.ts';
import { db } from './db.ts';
import { type EssayDraft, findEssayDraft, keepEssayDraft, listEssayDrafts } from './essaydrafts.ts';
import { leaveBehind, takeUpLeftBehind, watchLeftBehind } from './leftbehind.ts';
import { note, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';

const time = (minute: number) => `2026-01-01T00:0${minute}:00.000Z`;
const texts = async () => (await db.notes.toArray()).map(({ text }) => text).toSorted();
const leftKeys = async () =>
  Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('left'));
const leaveNote = (value: ReturnType<typeof note>, base: string | null) => leaveBehind({ kind: 'note', value, base });

const essay = (title: string): Essay => ({
  id: 'e',
  title,
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: [],
});
const draft = (title: string, minute: number): EssayDraft => ({
  id: 'edit-e',
  essay: essay(title),
  editing: 'e',
  modified: time(minute),
});
const leaveDraft = (title: string, minute: number, base: string | null) =>
  leaveBehind({ kind: 'essay', value: draft(title, minute), base, beside: crypto.randomUUID() });
const titles = async () => (await listEssayDrafts()).map(({ essay: { title } }) => title).toSorted();

beforeEach(wipe);

it('keeps a note that was left behind, and forgets that it was', async () => {
  leaveNote(note('just written', time(1)), null);
  await takeUpLeftBehind();
  expect([await texts(), await leftKeys()]).toEqual([['just written'], []]);
});

it('takes a note up as soon as it is left behind', async () => {
  watchLeftBehind();
  leaveNote(note('just written', time(1)), null);
  await vi.waitFor(async () => expect(await texts()).toEqual(['just written']));
});

it('overwrites what the editor started from, and nothing that came after it', async () => {
  await saveNote(note('started from', time(1)));
  leaveNote(note('shorter', time(2)), time(1));
  await takeUpLeftBehind();
  expect(await texts()).toEqual(['shorter']);
  leaveNote(note('mine', time(3)), time(1));
  await takeUpLeftBehind();
  expect(await texts()).toEqual(['mine', 'shorter']);
});

it('bins a note that was emptied, unless it was changed since', async () => {
  await saveNote(note('emptied', time(1), 'a'));
  await saveNote(note('changed', time(2), 'b'));
  leaveNote(note('', time(3), 'a'), time(1));
  leaveNote(note('', time(3), 'b'), time(1));
  await takeUpLeftBehind();
  expect(await texts()).toEqual(['changed']);
  expect((await db.bin.toArray()).map(({ id }) => id)).toEqual(['a']);
});

it('leaves alone what its editor saved after all, and lets it go on from there', async () => {
  leaveNote(note('saved by both', time(1)), null);
  await takeUpLeftBehind();
  expect(await saveNote(note('saved by both', time(1)), { base: null, onConflict: 'ask' })).toEqual({
    kind: 'saved',
    modified: time(1),
  });
  expect(await texts()).toEqual(['saved by both']);
});

it('keeps it for the next time while it cannot be kept', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  });
  leaveNote(note('just written', time(1)), null);
  await takeUpLeftBehind();
  expect(warn).toHaveBeenCalled();
  full.mockRestore();
  expect(await texts()).toEqual([]);
  await takeUpLeftBehind();
  expect(await texts()).toEqual(['just written']);
});

it('goes on with the draft of an essay, or lays it beside one that another tab changed', async () => {
  leaveDraft('first', 1, null);
  await takeUpLeftBehind();
  expect(await findEssayDraft('edit-e')).toEqual(draft('first', 1));
  await keepEssayDraft(draft('of another tab', 2));
  leaveDraft('of this tab', 3, time(1));
  await takeUpLeftBehind();
  expect(await titles()).toEqual(['of another tab', 'of this tab']);
});

it('lays what two tabs leave behind beside the draft, both of them', async () => {
  await keepEssayDraft(draft('of another tab', 2));
  leaveDraft('of this tab', 3, time(1));
  await takeUpLeftBehind();
  leaveDraft('of a third tab', 4, time(1));
  await takeUpLeftBehind();
  expect(await titles()).toEqual(['of a third tab', 'of another tab', 'of this tab']);
});

it('passes over what is damaged', async () => {
  await fakeBrowser.storage.local.set({ 'left:broken': { kind: 'note', value: { id: 1 } } });
  leaveNote(note('just written', time(1)), null);
  await takeUpLeftBehind();
  expect(await texts()).toEqual(['just written']);
});
