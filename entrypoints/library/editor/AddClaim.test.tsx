// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { AddClaim } from './AddClaim.tsx';
import { WordingList } from './WordingList.tsx';

afterEach(() => act(() => render(null, document.body)));

const editorOf = (edit: () => void) => ({ edit, entries: new Set() }) as never;
const button = () => document.querySelector<HTMLButtonElement>('button.quiet')!;

it.each(['Escape', 'Enter'])('gives the keyboard back to its button when %s leaves an empty field', async (key) => {
  const edit = vi.fn();
  await act(() => render(<AddClaim theme={{ id: 't', label: 'Reefs' }} editor={editorOf(edit)} />, document.body));
  expect(document.activeElement).toBe(document.body);
  await act(() => button().click());
  const field = document.querySelector('input')!;
  expect(document.activeElement).toBe(field);
  await act(() => {
    if (key === 'Escape') field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    else field.form!.requestSubmit();
  });
  expect(document.activeElement).toBe(button());
  expect(edit).not.toHaveBeenCalled();
});

it('adds what is typed when the tab goes before it was entered', async () => {
  const edit = vi.fn();
  await act(() => render(<AddClaim theme={{ id: 't', label: 'Reefs' }} editor={editorOf(edit)} />, document.body));
  await act(() => void window.dispatchEvent(new Event('pagehide')));
  expect(edit).not.toHaveBeenCalled();
  await act(() => button().click());
  const field = document.querySelector('input')!;
  field.value = 'Reefs die.';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => void window.dispatchEvent(new Event('pagehide')));
  expect(edit.mock.calls[0]?.[0]).toMatchObject({ kind: 'add', theme: 't', text: 'Reefs die.' });
});

/** Types into the field, then puts the keyboard elsewhere, as a click on "Save" does. */
async function typeAndLeave(field: HTMLInputElement, text: string): Promise<void> {
  field.focus();
  field.value = text;
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => field.blur());
}

it('adds what is typed when its field is left for another part of the page, and not for its own button', async () => {
  const edit = vi.fn();
  await act(() => render(<AddClaim theme={{ id: 't', label: 'Reefs' }} editor={editorOf(edit)} />, document.body));
  await act(() => button().click());
  const field = document.querySelector('input')!;
  await act(() => void field.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: field.form })));
  expect(edit).not.toHaveBeenCalled();
  await typeAndLeave(field, 'Reefs die.');
  expect(edit.mock.calls.map(([step]) => step)).toMatchObject([{ kind: 'add', theme: 't', text: 'Reefs die.' }]);
  expect(document.querySelector('input')).toBeNull();
});

it('adds a wording that is typed when its field is left', async () => {
  const edit = vi.fn();
  const claim = { id: 'c', theme: 't', text: 'Reefs die.' };
  await act(() => render(<WordingList claim={claim} editor={editorOf(edit)} />, document.body));
  await typeAndLeave(document.querySelector('input')!, 'Coral dies.');
  expect(edit.mock.calls.map(([step]) => step)).toMatchObject([{ kind: 'say', wording: { text: 'Coral dies.' } }]);
});

it.each(['a claim', 'a wording'])('keeps what is typed as %s where the editor refuses it', async (what) => {
  const edit = vi.fn(() => 'There are too many.');
  const editor = editorOf(edit);
  const claim = { id: 'c', theme: 't', text: 'Reefs die.' };
  const form = what === 'a claim' ? <AddClaim theme={{ id: 't', label: 'Reefs' }} editor={editor} /> : null;
  await act(() => render(form ?? <WordingList claim={claim} editor={editor} />, document.body));
  if (form) await act(() => button().click());
  await typeAndLeave(document.querySelector('input')!, 'Coral dies.');
  expect(edit).toHaveBeenCalled();
  expect(document.querySelector('input')?.value).toBe('Coral dies.');
});

it('leaves Escape to an input method that is composing', async () => {
  const editor = editorOf(vi.fn());
  await act(() => render(<AddClaim theme={{ id: 't', label: 'Reefs' }} editor={editor} />, document.body));
  await act(() => button().click());
  const escape = { key: 'Escape', bubbles: true, isComposing: true };
  await act(() => void document.querySelector('input')!.dispatchEvent(new KeyboardEvent('keydown', escape)));
  expect(document.querySelector('input')).not.toBeNull();
});
