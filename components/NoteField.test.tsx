// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '../utils/notes/note.ts';
import type { NoteHandle } from '../utils/storage/usenote.ts';
import { NoteField } from './NoteField.tsx';

const NOTE: Note = {
  id: 'n',
  target: { kind: 'page', page: 'https://x.example/' },
  text: 'About *the budget*.',
  tags: ['money'],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
};
let over: Partial<NoteHandle>;
const flush = vi.fn(async () => {});

function useNote(note: Note | null): NoteHandle {
  const [draft, setDraft] = useState({ text: note?.text ?? '', tags: note?.tags ?? [] });
  return { ...draft, status: 'saved', conflict: null, change: setDraft, resolve: () => {}, flush, ...over };
}
const show = (note: Note | null = NOTE) =>
  act(() =>
    render(
      <>
        <NoteField useNote={useNote} note={note} target={NOTE.target} label="Note on this page" />
        <input />
      </>,
      document.body,
    ),
  );
const area = () => document.querySelector('textarea');
const edit = () => document.querySelector<HTMLButtonElement>('[aria-label="Edit: Note on this page"]');
const leave = async () => {
  await act(() => document.querySelector<HTMLInputElement>('body > input')!.focus());
  await act(() => void vi.advanceTimersByTime(1_000));
};

beforeEach(() => {
  over = {};
  flush.mockClear();
  vi.useFakeTimers();
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

it('shows a note as text, and its editor with the focus at the end when asked', async () => {
  await show();
  expect(document.querySelector('.markdown')?.textContent).toBe('About the budget.');
  expect(area()).toBeNull();
  await act(() => edit()!.click());
  expect(document.activeElement).toBe(area());
  expect(area()!.selectionStart).toBe(NOTE.text.length);
  await leave();
  expect(flush).toHaveBeenCalled();
  expect(area()).toBeNull();
});

it('opens by a click on the words, not on a link in them', async () => {
  await show({ ...NOTE, text: 'Read https://x.example/ first' });
  const link = document.querySelector<HTMLAnchorElement>('.markdown a')!;
  link.addEventListener('click', (event) => event.preventDefault());
  await act(() => link.click());
  expect(area()).toBeNull();
  await act(() => document.querySelector<HTMLElement>('.markdown p')!.click());
  expect(area()).not.toBeNull();
});

it('goes back to reading by Escape, with the focus on the way in', async () => {
  await show();
  await act(() => edit()!.click());
  await act(() => void area()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  await act(() => void vi.advanceTimersByTime(100));
  expect(area()).toBeNull();
  expect(document.activeElement).toBe(edit());
});

it('stays an editor while a new note is begun in it, and while it is only the window that is left', async () => {
  await show(null);
  await act(() => area()!.focus());
  area()!.value = 'New';
  await act(() => void area()!.dispatchEvent(new InputEvent('input', { bubbles: true })));
  // The window loses the focus: the field tells so, and is still the document's active element.
  await act(() => void area()!.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  await act(() => void vi.advanceTimersByTime(1_000));
  expect(area()?.value).toBe('New');
  await leave();
  expect(area()).toBeNull();
});

it.each<[string, Partial<NoteHandle>]>([
  ['could not be saved', { status: 'failed' }],
  ['was changed elsewhere too', { conflict: { mine: NOTE, other: NOTE } }],
])('stays an editor where the note %s', async (_what, state) => {
  over = state;
  await show();
  expect(area()).not.toBeNull();
});
