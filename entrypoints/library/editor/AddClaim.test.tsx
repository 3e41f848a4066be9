// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { AddClaim } from './AddClaim.tsx';

afterEach(() => act(() => render(null, document.body)));

const button = () => document.querySelector<HTMLButtonElement>('button.quiet')!;

it.each(['Escape', 'Enter'])('gives the keyboard back to its button when %s leaves an empty field', async (key) => {
  const edit = vi.fn();
  await act(() => render(<AddClaim theme={{ id: 't', label: 'Reefs' }} editor={{ edit } as never} />, document.body));
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
  await act(() => render(<AddClaim theme={{ id: 't', label: 'Reefs' }} editor={{ edit } as never} />, document.body));
  await act(() => void window.dispatchEvent(new Event('pagehide')));
  expect(edit).not.toHaveBeenCalled();
  await act(() => button().click());
  const field = document.querySelector('input')!;
  field.value = 'Reefs die.';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => void window.dispatchEvent(new Event('pagehide')));
  expect(edit.mock.calls[0]?.[0]).toMatchObject({ kind: 'add', theme: 't', text: 'Reefs die.' });
});
