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

async function show(incognito: boolean, page = PAGE) {
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ incognito } as never);
  const notes = <PageNotes page={page} title="News of the day" tab={7} lost={new Set()} invite />;
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
