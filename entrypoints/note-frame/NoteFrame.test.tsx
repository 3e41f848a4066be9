// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import type { Note } from '@/utils/notes/note.ts';
import { findSentenceDraft } from '@/utils/storage/drafts.ts';
import { NoteFrame } from './NoteFrame.tsx';

vi.mock('@/utils/messaging/protocol.ts', () => ({ sendMessage: vi.fn() }));

const page = 'https://news.test/story';
const quote = { exact: 'Europe must arm itself.', prefix: '', suffix: '', start: 0, end: 23 };
const target = { kind: 'sentence' as const, page, quote };
const draftNow = () => findSentenceDraft({ page, exact: quote.exact });

const HELP = { tags: ['budget'], claims: [{ essay: 'e', claim: 'c', text: 'Europe arms itself.' }] };

/** Answers as the background does, what is saved in this way. */
function answer(saving: () => Promise<unknown>): void {
  vi.mocked(sendMessage).mockImplementation(((name: string) =>
    name === 'helpWithNote' ? Promise.resolve(HELP) : saving()) as never);
}

async function open(draft: Note | null = null): Promise<HTMLTextAreaElement> {
  await act(() => render(<NoteFrame note={null} draft={draft} target={target} title="A page" />, document.body));
  return document.querySelector('textarea')!;
}

async function type(area: HTMLTextAreaElement, text: string): Promise<void> {
  area.value = text;
  await act(() => void area.dispatchEvent(new InputEvent('input', { bubbles: true })));
}

beforeEach(() => fakeBrowser.reset());
afterEach(() => act(() => render(null, document.body)));

it('puts the letters aside when they cannot be saved', async () => {
  answer(() => Promise.reject(new Error('StorageFullError')));
  await type(await open(), 'not lost');
  window.dispatchEvent(new Event('blur'));
  await vi.waitFor(async () => expect((await draftNow())?.text).toBe('not lost'));
});

it('leaves them behind when the tab goes while an earlier save is under way', async () => {
  answer(() => new Promise(() => {}));
  const stored = vi.spyOn(fakeBrowser.storage.local, 'set');
  const area = await open();
  await type(area, 'first');
  window.dispatchEvent(new Event('blur'));
  await type(area, 'first and last');
  window.dispatchEvent(new Event('pagehide'));
  // By then, for the tab is gone.
  expect(stored.mock.calls.flatMap(([items]) => Object.values(items))).toContainEqual(
    expect.objectContaining({ kind: 'note', value: expect.objectContaining({ text: 'first and last' }) }),
  );
});

it('puts every letter aside at once, for its page may go before anything is saved', async () => {
  answer(() => new Promise(() => {}));
  await type(await open(), 'just typed');
  expect((await draftNow())?.text).toBe('just typed');
});

it('shows a draft again and saves it', async () => {
  const now = new Date().toISOString();
  answer(async () => ({ kind: 'saved', modified: now }));
  const area = await open({ id: 'n', target, text: 'put aside', tags: [], created: now, modified: now });
  expect(area.value).toBe('put aside');
  await vi.waitFor(() =>
    expect(sendMessage).toHaveBeenCalledWith('saveNote', expect.objectContaining({ id: 'n', text: 'put aside' })),
  );
});

it('offers the tags that there are, and claims to link to', async () => {
  answer(async () => ({ kind: 'saved', modified: null }));
  const area = await open();
  await vi.waitFor(() => expect(document.querySelector('#known-tags option')?.textContent).toBe('budget'));
  area.setSelectionRange(0, 0);
  area.value = 'See [[';
  await act(() => void area.dispatchEvent(new InputEvent('input', { bubbles: true })));
  const field = document.querySelector<HTMLInputElement>('.claim-link input')!;
  field.value = 'Europe arms itself.';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  expect(area.value).toMatch(/^See \[Europe arms itself\.\]\(\S+\)$/);
});

it('is left by Escape, and not by the one that takes back what an input method offers', async () => {
  answer(async () => ({ kind: 'saved', modified: null }));
  const area = await open();
  const told = vi.spyOn(window, 'postMessage').mockImplementation(() => {});
  const escape = (init: KeyboardEventInit) =>
    area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...init }));
  escape({ isComposing: true });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).not.toHaveBeenCalled();
  escape({});
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
});

it('tells the title of the page with the note', async () => {
  answer(() => Promise.resolve({ kind: 'saved', modified: '2026-01-01T00:00:00.000Z' }));
  await type(await open(), 'hm');
  window.dispatchEvent(new Event('blur'));
  await vi.waitFor(() =>
    expect(sendMessage).toHaveBeenCalledWith('saveNote', expect.objectContaining({ text: 'hm', title: 'A page' })),
  );
});

it('says in a private window, and there alone, what is kept, also to who hears the field', async () => {
  answer(async () => ({ kind: 'saved' }));
  const area = await open();
  expect(area.getAttribute('aria-describedby')).toBeNull();
  expect(document.body.textContent).not.toContain('Private window');
  await act(() => render(null, document.body));
  const frame = <NoteFrame note={null} draft={null} target={target} title="A page" inPrivate />;
  await act(() => render(frame, document.body));
  const id = document.querySelector('textarea')!.getAttribute('aria-describedby');
  expect(document.getElementById(id!)?.textContent).toContain('Private window: your note is kept all the same');
});
