// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NoteFilter } from '@/utils/notes/notefilter.ts';
import { db } from '@/utils/storage/db.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { NotesPage } from './NotesPage.tsx';
import { PAGE, QUOTE, setLibrary } from './notespagestage.ts';

const TIMES = { created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' };

beforeEach(async () => {
  await setLibrary();
  const claim = { essay: 'e', claim: 'c' };
  await db.notes.bulkPut([
    {
      id: 'on-page',
      target: { kind: 'page', page: 'https://site.example/' },
      text: 'Plain.',
      tags: ['arms'],
      ...TIMES,
    },
    { id: 'on-sentence', target: { kind: 'sentence', page: PAGE, quote: QUOTE, claim }, text: '', tags: [], ...TIMES },
  ]);
});
afterEach(() => act(() => render(null, document.body)));

async function open(query: string, filter: NoteFilter = {}): Promise<void> {
  await act(() => render(<NotesPage query={query} filter={filter} />, document.body));
  await vi.waitFor(() => expect(status()).toMatch(/\d/));
}
const status = () => document.querySelector('[role=status]')?.textContent ?? '';
const sections = () => [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);

it('finds claims and sentences met too', async () => {
  await open('arms');
  await vi.waitFor(() => expect(sections()).toEqual(expect.arrayContaining(['Claims 1', 'Sentences you met 1'])));
  expect(document.querySelector('.found-list a')?.textContent).toBe('Europe arms itself.');
});

it('opens what was found elsewhere while no note was found, and folds it above the notes', async () => {
  const opened = () => document.querySelectorAll('.found-elsewhere details[open]').length;
  await db.notes.delete('on-sentence');
  await open('arms');
  expect(status()).toBe('1 of 1 found');
  await vi.waitFor(() => expect(sections()).toContain('Claims 1'));
  expect(opened()).toBe(0);
  await open('arms', { relation: 'disputes' });
  expect(status()).toBe('0 of 1 found');
  await vi.waitFor(() => expect(opened()).toBe(1));
  await open('arms');
  await vi.waitFor(() => expect(sections()).toContain('Claims 1'));
  expect(opened()).toBe(0);
});

it('filters claims and sentences met too, and needs no words for that', async () => {
  await open('arms', { site: 'news.example' });
  await vi.waitFor(() => expect(sections()).toContain('Sentences you met 1'));
  expect(sections()).not.toContain('Claims 1');
  await open('', { theme: 'War' });
  await vi.waitFor(() => expect(sections()).toEqual(expect.arrayContaining(['Claims 1', 'Sentences you met 1'])));
  await open('arms', { relation: 'agrees' });
  await vi.waitFor(() => expect(document.querySelector('.found-none')).not.toBeNull());
  expect(sections()).not.toContain('Sentences you met 1');
});

it('finds claims and sentences met on which the reader wrote, and no others by that', async () => {
  await open('', { words: 'yes' });
  await vi.waitFor(() => expect(document.querySelector('.found-none')).not.toBeNull());
  await db.notes.update('on-sentence', { text: 'Is that so?' });
  await vi.waitFor(() => expect(sections()).toEqual(expect.arrayContaining(['Claims 1', 'Sentences you met 1'])));
});

it('searches claims and sentences met where there is no note yet', async () => {
  await db.notes.clear();
  await act(() => render(<NotesPage query="arms" filter={{}} />, document.body));
  await vi.waitFor(() => expect(sections()).toEqual(expect.arrayContaining(['Claims 1', 'Sentences you met 1'])));
  expect(document.querySelector('input[type=search]')).not.toBeNull();
  await vi.waitFor(() => expect(status()).toBe('No notes yet.'));
});

it('finds a sentence by each of the claims that it was met for', async () => {
  await installEssay({
    id: 'other',
    title: 'Other essay',
    author: 'B',
    themes: [{ id: 't', label: 'Money' }],
    claims: [{ id: 'c', theme: 't', text: 'Arms cost.' }],
  });
  const [first] = await db.matches.toArray();
  const second = { ...first!, essay: 'other', claim: 'c', relation: 'agrees' as const, claimKey: 'other/c' };
  await db.matches.put({
    ...second,
    id: 'second',
    firstSeen: '2025-01-01T00:00:00.000Z',
    lastSeen: '2025-01-01T00:00:00.000Z',
  });
  for (const filter of [
    { essay: 'Other essay' },
    { claim: 'Arms cost.' },
    { relation: 'agrees' as const },
    { theme: 'War' },
  ]) {
    await open('', filter);
    await vi.waitFor(() =>
      expect([filter, sections()]).toEqual([filter, expect.arrayContaining(['Sentences you met 1'])]),
    );
    await act(() => render(null, document.body));
  }
});
