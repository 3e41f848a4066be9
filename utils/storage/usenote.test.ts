// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { db } from './db.ts';
import { keepDraft, listDrafts } from './drafts.ts';
import { takeUpLeftBehind } from './leftbehind.ts';
import { note as noteOf, noteTexts, wipe } from './restorestage.ts';
import { saveNote } from './savenote.ts';
import { type NoteHandle, useNote } from './usenote.ts';

const NOTE = noteOf('Begun.', '2026-01-01T00:00:00.000Z', 'n');
let handle: NoteHandle;

function Field() {
  handle = useNote(NOTE, NOTE.target);
  return null;
}
const open = () => act(() => render(h(Field, {}), document.body));
const close = () => act(() => render(null, document.body));

beforeEach(async () => {
  await wipe();
  await saveNote(NOTE);
});
afterEach(() => {
  close();
  vi.restoreAllMocks();
});

it('takes up what an earlier editor of the note could not save', async () => {
  await keepDraft({ ...NOTE, text: 'Begun. And more.', modified: '2026-01-01T00:01:00.000Z' });
  open();
  await vi.waitFor(() => expect(handle.text).toBe('Begun. And more.'));
  await vi.waitFor(async () => expect(await noteTexts()).toEqual(['Begun. And more.']));
  expect(await listDrafts()).toEqual([]);
});

it('lets be what is older than the note, and keeps beside what the reader types what would be laid over it', async () => {
  await keepDraft({ ...NOTE, text: 'Old.', modified: '2025-12-31T00:00:00.000Z' });
  open();
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(handle.text).toBe('Begun.');
  close();
  await keepDraft({ ...NOTE, text: 'Begun. And more.', modified: '2026-01-01T00:01:00.000Z' });
  open();
  act(() => handle.change({ text: 'Begun. Typed.', tags: [] }));
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(handle.text).toBe('Begun. Typed.');
  await act(() => handle.flush());
  await takeUpLeftBehind();
  expect(await noteTexts()).toEqual(['Begun. And more.', 'Begun. Typed.']);
});

it('keeps the words of a save that failed when its editor goes, whatever another saves next', async () => {
  open();
  const put = vi.spyOn(db.notes, 'put').mockRejectedValue(new DOMException('The disk is full', 'QuotaExceededError'));
  act(() => handle.change({ text: 'Not saved.', tags: [] }));
  await act(() => handle.flush());
  expect(handle.status).toBe('failed');
  close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  put.mockRestore();
  await saveNote({ ...NOTE, text: 'Begun. Later.', modified: new Date().toISOString() }, { base: NOTE.modified });
  await takeUpLeftBehind();
  expect(await noteTexts()).toEqual(['Begun. Later.', 'Not saved.']);
});
