// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from '#imports';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PAGE_CAP } from '@/utils/notes/noteschema.ts';
import { db } from '@/utils/storage/db.ts';
import { saveNote } from '@/utils/storage/savenote.ts';
import { selectedTextItem } from '@/utils/storage/selectedtext.ts';
import { PageNotes } from './PageNotes.tsx';

const PAGE = 'https://example.org/off-theme';
const TIME = '2026-01-01T00:00:00.000Z';
const NOTE = {
  id: 'n',
  target: { kind: 'page' as const, page: PAGE },
  text: 'Hm.',
  tags: [],
  created: TIME,
  modified: TIME,
};

async function show(incognito: boolean, page = PAGE, invite = true) {
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ incognito } as never);
  const notes = <PageNotes page={page} title="News of the day" tab={7} lost={new Set()} invite={invite} />;
  await act(() => render(notes, document.body));
  await vi.waitFor(() => expect(document.querySelector('.page-notes')).not.toBeNull());
}

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => act(() => render(null, document.body)));

it('names the page once it has a note', async () => {
  await show(false);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await db.pages.count()).toBe(0);
  await act(async () => void (await saveNote(NOTE)));
  await vi.waitFor(async () => expect(await db.pages.get(PAGE)).toMatchObject({ title: 'News of the day', visits: 0 }));
});

it('names none of a private window', async () => {
  await saveNote(NOTE);
  await show(true);
  await vi.waitFor(() => expect(browser.tabs.get).toHaveBeenCalledWith(7));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await db.pages.count()).toBe(0);
});

it('takes no note on an address that no backup could hold, and says so', async () => {
  await show(false, `${PAGE}?${'x'.repeat(PAGE_CAP)}`);
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.body.textContent).toContain('address is too long');
});

const area = () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Note on this page"]');
async function edit(): Promise<void> {
  await act(() => document.querySelector<HTMLButtonElement>('[aria-label="Edit: Note on this page"]')!.click());
  await act(() => area()!.focus());
}
async function write(text: string): Promise<void> {
  area()!.value = text;
  await act(() => void area()!.dispatchEvent(new InputEvent('input', { bubbles: true })));
}
/** Until the list of notes has been read again. */
const reread = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

it('leaves who empties the only note in its editor, also on a page that invites to none', async () => {
  await saveNote(NOTE);
  await show(false, PAGE, false);
  await edit();
  await write('');
  await vi.waitFor(async () => expect(await db.notes.count()).toBe(0));
  await reread();
  expect(document.activeElement).toBe(area());
});

it('has who empties a note to write it anew write in no other', async () => {
  await saveNote(NOTE);
  await saveNote({ ...NOTE, id: 'second', text: 'Another.', created: '2026-01-02T00:00:00.000Z' });
  await show(false);
  const texts = async () => (await db.notes.toArray()).map(({ text }) => text).toSorted();
  await edit();
  await write('');
  await vi.waitFor(async () => expect(await texts()).toEqual(['Another.']));
  await reread();
  expect(area()?.value).toBe('');
  await write('Anew.');
  await vi.waitFor(async () => expect(await texts()).toEqual(['Anew.', 'Another.']));
  await reread();
  expect(area()?.value).toBe('Anew.');
  // Each has one editor.
  expect([...document.querySelectorAll('.page-notes .markdown')].map((text) => text.textContent)).toEqual(['Another.']);
});

it('tells the page of each note on a sentence that comes or goes, and of no other change', async () => {
  const send = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue({ res: undefined } as never);
  const told = () => send.mock.calls.filter(([, message]) => (message as { type: string }).type === 'notesChanged');
  const on = (id: string) => {
    const quote = { exact: 'Nets kill.', prefix: '', suffix: '', start: 0, end: 10 };
    return { ...NOTE, id, target: { kind: 'sentence' as const, page: PAGE, quote } };
  };
  await saveNote(on('one'));
  await show(false);
  await act(async () => void (await saveNote(NOTE)));
  await act(async () => void (await saveNote({ ...on('one'), text: 'Hm, hm.', modified: '2026-01-02T00:00:00.000Z' })));
  await vi.waitFor(() => expect(document.body.textContent).toContain('Hm, hm.'));
  expect(told()).toEqual([]);
  await act(async () => void (await saveNote(on('two'))));
  await vi.waitFor(() => expect(told()).toEqual([[7, expect.anything()]]));
  await act(async () => void (await db.notes.delete('one')));
  await vi.waitFor(() => expect(told()).toHaveLength(2));
});

it('offers a note on selected words on their page alone, and drops them on the next', async () => {
  const selected = { tab: 7, page: PAGE, text: 'Nets kill.' };
  const offered = () => document.querySelector('textarea[aria-label="Note on the selected text"]');
  await selectedTextItem.setValue(selected);
  await show(false);
  await vi.waitFor(() => expect(offered()).not.toBeNull());
  await show(false, `${PAGE}/next`);
  await vi.waitFor(async () => expect(await selectedTextItem.getValue()).toBeNull());
  expect(offered()).toBeNull();
  // Another tab is none of this panel's concern.
  await selectedTextItem.setValue({ ...selected, tab: 8 });
  await reread();
  expect(await selectedTextItem.getValue()).toMatchObject({ tab: 8 });
});

it('says how to write on words that could not be read, also where it would show nothing', async () => {
  await selectedTextItem.setValue({ tab: 7, page: PAGE, text: null });
  await show(false, PAGE, false);
  await vi.waitFor(() => expect(document.body.textContent).toContain('“Note this sentence” in their context menu'));
  expect(document.querySelector('textarea[aria-label="Note on the selected text"]')).toBeNull();
  await act(() => selectedTextItem.setValue({ tab: 7, page: PAGE, text: 'Nets kill.' }));
  await vi.waitFor(() =>
    expect(document.querySelector('textarea[aria-label="Note on the selected text"]')).not.toBeNull(),
  );
  expect(document.body.textContent).not.toContain('context menu');
});

it('says in a private window, and there alone, that notes are kept', async () => {
  await show(true);
  await vi.waitFor(() => expect(document.querySelector('.note-hint')?.textContent).toContain('Private window'));
  await act(() => render(null, document.body));
  await show(false);
  await reread();
  expect(document.querySelector('.note-hint')).toBeNull();
});
