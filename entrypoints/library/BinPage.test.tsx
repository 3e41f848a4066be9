// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { NoteTarget } from '@/utils/notes/note.ts';
import { removeEssay, removeNote, removeNotes } from '@/utils/storage/bin.ts';
import { db } from '@/utils/storage/db.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { saveNote } from '@/utils/storage/savenote.ts';
import { BinPage } from './BinPage.tsx';

const TIME = '2026-01-01T00:00:00.000Z';
const PAGE = 'https://news.example/story';

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  const claims = [{ id: 'c', theme: 't', text: 'Europe arms itself.' }];
  await installEssay({ id: 'e', title: 'After', author: 'A.', themes: [{ id: 't', label: 'War' }], claims });
});
afterEach(() => act(() => render(null, document.body)));

it('keeps words that turn the direction of writing apart from what stands beside them', async () => {
  const turning = 'סוף \u202e';
  const note = {
    id: 'n',
    target: { kind: 'page' as const, page: PAGE },
    tags: [turning],
    created: TIME,
    modified: TIME,
  };
  await saveNote({ ...note, text: `${turning}!` }, { base: null });
  await removeNote('n');
  const claims = [{ id: 'c', theme: 't', text: 'Reefs die.' }];
  const about = { title: turning, author: 'Ann', themes: [{ id: 't', label: 'T' }], claims };
  await installEssay({ id: 'f', ...about });
  await removeEssay('f');
  await act(() => render(<BinPage />, document.body));
  const apart = () => [...document.querySelectorAll('.binned-text bdi')].map(({ textContent }) => textContent);
  await vi.waitFor(() => expect(apart().toSorted()).toEqual(['Ann', `#${turning}`, turning, `${turning}!`].toSorted()));
});

it.each<[string, NoteTarget, string]>([
  ['a claim', { kind: 'claim', essay: 'e', claim: 'c' }, 'Claim: Europe arms itself.'],
  ['a claim that is gone', { kind: 'claim', essay: 'e', claim: 'x' }, 'Claim: one that is gone'],
  ['a page', { kind: 'page', page: PAGE }, `Page: ${PAGE}`],
])('says that a deleted note hung on %s', async (_, target, words) => {
  await saveNote({ id: 'n', target, text: 'Hm.', tags: [], created: TIME, modified: TIME }, { base: null });
  await removeNote('n');
  await act(() => render(<BinPage />, document.body));
  await vi.waitFor(() => expect(document.querySelector('.note-item')?.textContent).toContain(words));
});

it('names by its first words what each button brings back or deletes', async () => {
  await saveNote({
    id: 'n',
    target: { kind: 'page', page: PAGE },
    text: 'Who pays?',
    tags: ['arms'],
    created: TIME,
    modified: TIME,
  });
  await removeNote('n');
  await act(() => render(<BinPage />, document.body));
  const names = () => [...document.querySelectorAll('.note-item button')].map(({ ariaLabel }) => ariaLabel);
  await vi.waitFor(() => expect(names()).toEqual(['Restore: Who pays? #arms', 'Delete for good: Who pays? #arms']));
});

it('says each time that something is back, so that it is heard each time', async () => {
  for (const id of ['n', 'm']) {
    await saveNote({ id, target: { kind: 'page', page: PAGE }, text: id, tags: [], created: TIME, modified: TIME });
    await removeNote(id);
  }
  await act(() => render(<BinPage />, document.body));
  const status = () => document.querySelector('[role=status]')!.textContent ?? '';
  const restore = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Restore');
  const heard: string[] = [];
  for (const left of [1, 0]) {
    await vi.waitFor(() => expect(document.querySelectorAll('.note-item').length).toBe(left + 1));
    await act(() => restore()!.click());
    await vi.waitFor(() => expect(document.querySelectorAll('.note-item').length).toBe(left));
    await vi.waitFor(() => {
      expect(status().trim()).toBe('It is back in its place.');
      expect(heard).not.toContain(status());
    });
    heard.push(status());
  }
});

it('asks before the bin is emptied, with the keyboard on the safe answer', async () => {
  await saveNote(
    { id: 'n', target: { kind: 'page', page: PAGE }, text: 'Hm.', tags: [], created: TIME, modified: TIME },
    { base: null },
  );
  await removeNote('n');
  await act(() => render(<BinPage />, document.body));
  const button = (words: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
  await vi.waitFor(() => expect(button('Empty the bin…')).toBeDefined());
  button('Empty the bin…')!.focus();
  await act(() => button('Empty the bin…')!.click());
  expect(document.activeElement).toBe(button('Keep them'));
  await act(() => button('Keep them')!.click());
  expect(document.activeElement).toBe(button('Empty the bin…'));
  expect(await db.bin.count()).toBe(1);
  await act(() => button('Empty the bin…')!.click());
  await act(() => button('Yes, delete all 1 for good')!.click());
  await vi.waitFor(() => expect(document.querySelectorAll('.note-item')).toHaveLength(0));
});

it('brings all back at once', async () => {
  for (const id of ['n', 'm']) {
    await saveNote({ id, target: { kind: 'page', page: PAGE }, text: id, tags: [], created: TIME, modified: TIME });
    await removeNote(id);
  }
  await removeEssay('e');
  await act(() => render(<BinPage />, document.body));
  const all = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Restore all 3');
  await vi.waitFor(() => expect(all()).toBeDefined());
  await act(() => all()!.click());
  await vi.waitFor(() => expect(document.querySelectorAll('.note-item')).toHaveLength(0));
  expect([await db.notes.count(), await db.essays.count()]).toEqual([2, 1]);
});

it('brings back together what was deleted together, and leaves the rest where it is', async () => {
  for (const id of ['a', 'b', 'c', 'd'])
    await saveNote({ id, target: { kind: 'page', page: PAGE }, text: id, tags: [], created: TIME, modified: TIME });
  await removeNotes(['a', 'b', 'c']);
  // Deletions of one millisecond are one to the bin.
  await new Promise((resolve) => setTimeout(resolve, 5));
  await removeNote('d');
  await act(() => render(<BinPage />, document.body));
  const restore = (words: string) => [...document.querySelectorAll('button')].find((one) => one.textContent === words);
  await vi.waitFor(() => expect(restore('Restore these 3')).toBeDefined());
  expect(document.querySelectorAll('[role=group] .note-item').length).toBe(3);
  await act(() => restore('Restore these 3')!.click());
  await vi.waitFor(() => expect(document.querySelectorAll('.note-item').length).toBe(1));
  expect((await db.notes.toArray()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(document.querySelector('[role=status]')?.textContent).toBe('3 are back in their place.');
});

it('offers one way back alone where all in the bin was deleted at once', async () => {
  for (const id of ['a', 'b'])
    await saveNote({ id, target: { kind: 'page', page: PAGE }, text: id, tags: [], created: TIME, modified: TIME });
  await removeNotes(['a', 'b']);
  await act(() => render(<BinPage />, document.body));
  await vi.waitFor(() => expect(document.querySelectorAll('.note-item').length).toBe(2));
  const words = [...document.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(words.filter((each) => /^Restore \w+ \d/.test(each ?? ''))).toEqual(['Restore all 2']);
});

it('draws a portion of many at a time, and acts on all', async () => {
  await db.bin.bulkPut(
    Array.from({ length: 120 }, (_, i) => ({
      key: `note:${i}`,
      kind: 'note' as const,
      id: String(i),
      deleted: TIME,
      content: {
        id: String(i),
        target: { kind: 'page' as const, page: PAGE },
        text: `${i}`,
        tags: [],
        created: TIME,
        modified: TIME,
      },
    })),
  );
  await act(() => render(<BinPage />, document.body));
  const items = () => document.querySelectorAll('.note-item').length;
  const more = () => document.querySelector<HTMLButtonElement>('.more');
  await vi.waitFor(() => expect(document.body.textContent).toContain('Restore all 120'));
  expect([items(), more()?.textContent]).toEqual([50, 'Show 50 more']);
  await act(() => more()!.click());
  expect([items(), more()?.textContent]).toEqual([100, 'Show 20 more']);
  await act(() => more()!.click());
  expect([items(), more()]).toEqual([120, null]);
});

it('names the page of a deleted note by its title', async () => {
  await db.pages.put({ page: PAGE, title: 'Reefs die', themes: [], firstSeen: TIME, lastSeen: TIME, visits: 1 });
  await saveNote({
    id: 'n',
    target: { kind: 'page', page: PAGE },
    text: 'Hm.',
    tags: [],
    created: TIME,
    modified: TIME,
  });
  await removeNote('n');
  await act(() => render(<BinPage />, document.body));
  await vi.waitFor(() => expect(document.querySelector('.note-place a')?.textContent).toBe('Reefs die'));
  expect(document.querySelector<HTMLAnchorElement>('.note-place a')!.href).toBe(PAGE);
});
