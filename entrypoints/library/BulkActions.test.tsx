// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { NoteFilter } from '@/utils/notes/notefilter.ts';
import { db } from '@/utils/storage/db.ts';
import { createMemoryFiles } from '@/utils/storage/memoryfiles.ts';
import { NotesPage } from './NotesPage.tsx';

/** More than a portion of the list, and so many that a few of them are not a large part. */
const NOTES = 60;

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
  await db.notes.bulkPut(
    Array.from({ length: NOTES }, (_, i) => ({
      id: `n${i}`,
      target: { kind: 'page' as const, page: 'https://news.example/' },
      text: `Words of ${i}.`,
      tags: i < 5 ? ['five'] : [],
      created: '2026-01-01T00:00:00.000Z',
      modified: `2026-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
    })),
  );
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

async function open(query: string, filter: NoteFilter = {}): Promise<void> {
  await act(() => render(<NotesPage query={query} filter={filter} />, document.body));
  await vi.waitFor(() => expect(document.querySelector('.found')?.textContent).toMatch(/\d/));
}
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('.note-select input')];
const select = (i: number, shiftKey = false) =>
  act(() => void boxes()[i]!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey })));
const said = () => document.querySelector('.bulk-count')?.textContent;
const button = (words: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
const summaries = () => [...document.querySelectorAll('.bulk summary')].map(({ textContent }) => textContent);
const kept = async () => (await db.notes.where('tags').equals('five').primaryKeys()).join(' ');

it('deletes the selected ones of the notes found and no other, and undoes it', async () => {
  await open('', { tag: 'five' });
  expect(boxes().map((box) => box.getAttribute('aria-label'))).toEqual(
    Array.from({ length: 5 }, () => 'Select: Note on: https://news.example/'),
  );
  for (const i of [0, 2, 4]) await select(i);
  expect([said(), boxes().map(({ checked }) => checked)]).toEqual(['3 selected', [true, false, true, false, true]]);
  await act(() => button('Delete')!.click());
  await vi.waitFor(async () => expect(await kept()).toBe('n1 n3'));
  expect([said(), await db.notes.count()]).toEqual(['', NOTES - 3]);
  await vi.waitFor(() => expect(button('Undo')).toBeDefined());
  await act(() => button('Undo')!.click());
  await vi.waitFor(async () => expect(await kept()).toBe('n0 n1 n2 n3 n4'));
});

it('tags the selected ones, keeps them selected, and undoes it when nothing is selected any more', async () => {
  await open('');
  expect(summaries()).toEqual([]);
  await select(1);
  await select(2);
  const field = document.querySelector<HTMLInputElement>('.bulk-tags input')!;
  field.value = 'money,';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => button('Add to 2 notes')!.click());
  const tagged = async () => (await db.notes.where('tags').equals('money').primaryKeys()).join(' ');
  await vi.waitFor(async () => expect(await tagged()).toBe('n57 n58'));
  expect(said()).toBe('2 selected');
  await act(() => button('Clear')!.click());
  expect(summaries()).toEqual([]);
  await vi.waitFor(() => expect(button('Undo')).toBeDefined());
  await act(() => button('Undo')!.click());
  await vi.waitFor(async () => expect(await tagged()).toBe(''));
});

it('keeps the tags that were typed where it failed, and says why', async () => {
  await open('');
  await select(1);
  const field = document.querySelector<HTMLInputElement>('.bulk-tags input')!;
  field.value = 'money,';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  vi.spyOn(db.notes, 'bulkPut').mockRejectedValueOnce(new Error('broken'));
  await act(() => button('Add to 1 note')!.click());
  await vi.waitFor(() => expect(document.querySelector('.bulk .error')?.textContent).not.toBe(''));
  expect(document.querySelector('.bulk-tags .tag')?.textContent).toContain('money');
});

it('takes a tag off the selected ones that have it, and undoes it', async () => {
  await open('');
  for (const i of [3, NOTES - 3]) {
    if (i > 50) await act(() => document.querySelector<HTMLButtonElement>('.more')!.click());
    await select(i);
  }
  const choice = document.querySelector<HTMLSelectElement>('.bulk select')!;
  expect([...choice.options].map(({ value }) => value)).toEqual(['', 'five']);
  expect(button('Remove')?.disabled).toBe(true);
  choice.value = 'five';
  await act(() => void choice.dispatchEvent(new Event('change', { bubbles: true })));
  await act(() => button('Remove from 1 note')!.click());
  await vi.waitFor(async () => expect(await kept()).toBe('n0 n1 n3 n4'));
  await vi.waitFor(() =>
    expect(document.querySelector('.bulk-done')?.textContent).toContain('Tag removed from 1 note.'),
  );
  // The tag cannot be chosen any more, and the notes are selected still.
  await vi.waitFor(() => expect(document.querySelector('.bulk select')).toBeNull());
  expect(said()).toBe('2 selected');
  await act(() => button('Undo')!.click());
  await vi.waitFor(async () => expect(await kept()).toBe('n0 n1 n2 n3 n4'));
});

it('asks before a tag goes from a large part of all notes, and backs up first', async () => {
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { platform: '', storage: { getDirectory: async () => disk.root } });
  await db.notes.toCollection().modify({ tags: ['all'] });
  await open('', { tag: 'all' });
  const choice = document.querySelector<HTMLSelectElement>('.bulk select')!;
  choice.value = 'all';
  await act(() => void choice.dispatchEvent(new Event('change', { bubbles: true })));
  await act(() => button(`Remove from ${NOTES} notes`)!.click());
  expect(await db.notes.where('tags').equals('all').count()).toBe(NOTES);
  await act(() => button(`Yes, remove it from ${NOTES} notes`)!.click());
  await vi.waitFor(async () => expect(await db.notes.where('tags').equals('all').count()).toBe(0));
  expect([...disk.files.keys()].join(' ')).toMatch(/^safety-/);
});

it('acts on all that was found where nothing is selected, and says so', async () => {
  await open('', { tag: 'five' });
  expect(summaries()[0]).toBe('Tag all 5 found');
  expect(button('Delete all 5 found')).toBeDefined();
  await select(0);
  expect(summaries()[0]).toBe('Tag');
  expect(button('Delete all 5 found')).toBeUndefined();
  await act(() => button('Clear')!.click());
  expect(button('Delete all 5 found')).toBeDefined();
});

it('selects from the last one to where the Shift key is held, in the order of the list', async () => {
  await open('');
  await select(4);
  await select(1, true);
  expect(boxes().flatMap(({ checked }, i) => (checked ? [i] : []))).toEqual([1, 2, 3, 4]);
});

it('keeps the selection when more of the list comes, and drops it with the query', async () => {
  await open('');
  await select(3);
  await act(() => document.querySelector<HTMLButtonElement>('.more')!.click());
  expect([boxes().length, boxes()[3]!.checked, said()]).toEqual([NOTES, true, '1 selected']);
  await open('words');
  expect(said()).toBe('');
  expect(boxes().some(({ checked }) => checked)).toBe(false);
});

it('selects all that was found, not only what is drawn of it, and asks before so much goes', async () => {
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { platform: '', storage: { getDirectory: async () => disk.root } });
  await open('');
  await select(0);
  await act(() => button(`Select all ${NOTES} notes`)!.click());
  expect([said(), boxes().length, boxes().every(({ checked }) => checked)]).toEqual([`${NOTES} selected`, 50, true]);
  await act(() => button('Delete')!.click());
  expect([await db.notes.count(), document.activeElement]).toEqual([NOTES, button('Keep them')]);
  await act(() => button(`Yes, delete ${NOTES} notes`)!.click());
  await vi.waitFor(async () => expect(await db.notes.count()).toBe(0));
  expect([...disk.files.keys()].join(' ')).toMatch(/^safety-/);
});
