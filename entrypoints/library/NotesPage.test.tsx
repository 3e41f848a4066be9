// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NoteFilter } from '@/utils/notes/notefilter.ts';
import { db } from '@/utils/storage/db.ts';
import { installEssay } from '@/utils/storage/essays.ts';
import { createMemoryFiles } from '@/utils/storage/memoryfiles.ts';
import { NotesPage } from './NotesPage.tsx';
import { PAGE, QUOTE, setLibrary } from './notespagestage.ts';

const NOTES = 130;

beforeEach(async () => {
  await setLibrary();
  await db.notes.bulkPut(
    Array.from({ length: NOTES }, (_, i) => ({
      id: `n${i}`,
      target: { kind: 'page' as const, page: `https://site${i % 2}.example/` },
      text: i === 7 ? 'About the budget.' : 'Plain.',
      tags: i === 9 ? ['arms'] : i === 11 || i === 12 ? ['two'] : [],
      created: '2026-01-01T00:00:00.000Z',
      modified: `2026-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
    })),
  );
  await db.notes.put({
    id: 'on-sentence',
    target: { kind: 'sentence', page: PAGE, quote: QUOTE, claim: { essay: 'e', claim: 'c' } },
    text: '',
    tags: [],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
  });
});
afterEach(() => act(() => render(null, document.body)));

async function open(query: string, filter: NoteFilter = {}): Promise<void> {
  await act(() => render(<NotesPage query={query} filter={filter} />, document.body));
  await vi.waitFor(() => expect(status()).toMatch(/\d/));
}
const status = () => document.querySelector('[role=status]')?.textContent ?? '';
const items = () => document.querySelectorAll('.note-item').length;
const sections = () => [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);

it('shows a portion of many notes, and the others when asked', async () => {
  await open('');
  expect(status()).toBe(`${NOTES + 1} notes`);
  expect(items()).toBe(50);
  const more = () => document.querySelector<HTMLButtonElement>('.more');
  expect(more()?.textContent).toBe('Show 50 more');
  await act(() => more()?.click());
  expect(items()).toBe(100);
  expect(more()?.textContent).toBe('Show 31 more');
  await act(() => more()?.click());
  expect(items()).toBe(NOTES + 1);
  expect(more()).toBeNull();
});

it.each<[string, NoteFilter, number]>([
  ['budget', {}, 1],
  ['', { tag: 'arms' }, 1],
  ['', { site: 'site0.example' }, 65],
  ['', { relation: 'disputes' }, 1],
  ['', { theme: 'War', essay: 'After the guarantee' }, 1],
  ['budget', { tag: 'arms' }, 0],
])('finds %j among what fits %j', async (query, filter, count) => {
  await open(query, filter);
  expect(status()).toBe(`${count} of ${NOTES + 1} found`);
});

it('grows by itself where something was searched for, too, with what was found elsewhere above it', async () => {
  const near: (() => void)[] = [];
  class Observer {
    constructor(come: (entries: { isIntersecting: boolean }[]) => void) {
      near.push(() => come([{ isIntersecting: true }]));
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  await open('', { site: 'site0.example' });
  expect(items()).toBe(50);
  await vi.waitFor(() => expect(near.length).toBeGreaterThan(0));
  await act(() => near.at(-1)!());
  expect(items()).toBe(65);
  await open('', { theme: 'War' });
  await vi.waitFor(() => expect(sections()).toContain('Claims 1'));
  const [elsewhere, list] = ['.found-elsewhere', '.note-item'].map((each) => document.querySelector(each)!);
  expect(elsewhere!.compareDocumentPosition(list!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(document.querySelector('.found-elsewhere details[open]')).toBeNull();
  vi.unstubAllGlobals();
});

it('tags the notes that are listed, and undoes it', async () => {
  await open('budget');
  const field = document.querySelector<HTMLInputElement>('.bulk-tags input')!;
  field.value = 'money,';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => document.querySelector<HTMLButtonElement>('.bulk-tags > button')?.click());
  await vi.waitFor(async () => expect((await db.notes.get('n7'))?.tags).toEqual(['money']));
  const undo = await vi.waitFor(() =>
    [...document.querySelectorAll('button')].find((one) => one.textContent === 'Undo')!,
  );
  await act(() => undo.click());
  await vi.waitFor(async () => expect((await db.notes.get('n7'))?.tags).toEqual([]));
  expect(await db.notes.where('tags').equals('money').count()).toBe(0);
});

it('asks before a large part of all notes is tagged, and backs up first', async () => {
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  await open('', { site: 'site0.example' });
  const field = document.querySelector<HTMLInputElement>('.bulk-tags input')!;
  field.value = 'money,';
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await act(() => button('Add to 65 notes')!.click());
  expect(await db.notes.where('tags').equals('money').count()).toBe(0);
  await act(() => button('Yes, tag 65 notes')!.click());
  await vi.waitFor(async () => expect(await db.notes.where('tags').equals('money').count()).toBe(65));
  const [[name, text] = []] = disk.files;
  expect(name).toMatch(/^safety-/);
  expect(text).not.toContain('money');
  vi.unstubAllGlobals();
});

const buttons = () => [...document.querySelectorAll('button:not([aria-label])')].map(({ textContent }) => textContent);
const button = (words: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);

it('deletes the notes that are listed, and undoes it', async () => {
  await open('', { tag: 'two' });
  await act(() => button('Delete all 2 found')!.click());
  await vi.waitFor(() => expect(status()).toBe(`0 of ${NOTES - 1} found`));
  expect(await db.bin.where('key').startsWith('note').count()).toBe(2);
  await act(() => button('Undo')!.click());
  await vi.waitFor(() => expect(items()).toBe(2));
  expect(await db.notes.where('tags').equals('two').count()).toBe(2);
});

it('asks before a large part of all notes goes, and never offers to delete all', async () => {
  await open('', { site: 'site0.example' });
  await act(() => button('Delete all 65 found')!.click());
  expect(button('Yes, delete 65 notes')).toBeDefined();
  expect(document.activeElement).toBe(button('Keep them'));
  await act(() => button('Keep them')!.click());
  expect(button('Yes, delete 65 notes')).toBeUndefined();
  await act(() => button('Delete all 65 found')!.click());
  expect(await db.notes.count()).toBe(NOTES + 1);
  await open('');
  expect(buttons().filter((words) => /^(Yes, d|D)elete/.test(words))).toEqual([]);
});

it('folds away all but the first of many tags', async () => {
  const tags = Array.from({ length: 40 }, (_, i) => `tag ${i}`);
  await db.notes.update('n7', { tags });
  await open('');
  await vi.waitFor(() => expect(sections()).toContain('18 more tags'));
  const shown = [...document.querySelectorAll('.tag-list a')];
  expect(shown.filter((link) => !link.closest('details'))).toHaveLength(24);
  expect(shown).toHaveLength(42);
});

it('deletes one note', async () => {
  await open('budget');
  await act(() => document.querySelector<HTMLButtonElement>('.note-item button.quiet[aria-label^="Delete"]')!.click());
  await vi.waitFor(async () => expect(await db.notes.get('n7')).toBeUndefined());
  expect((await db.bin.toArray()).map(({ id }) => id)).toEqual(['n7']);
});

it('offers what the notes, the claims and the sentences met have to choose from', async () => {
  await open('');
  const options = [...document.querySelectorAll('.filters label')].map((label) => label.textContent);
  expect(options).toEqual(
    expect.arrayContaining([
      'RelationAnyagreesdisputes',
      'ClaimAnyEurope arms itself.',
      'SiteAnynews.examplesite0.examplesite1.example',
    ]),
  );
});

it('filters by a theme that was typed with two blanks, as any other', async () => {
  await installEssay({
    id: 'typed',
    title: 'Typed',
    author: 'A',
    themes: [{ id: 't', label: 'Arms.  And money.' }],
    claims: [{ id: 'c', theme: 't', text: 'Arms cost.' }],
  });
  await db.notes.update('n7', { target: { kind: 'claim', essay: 'typed', claim: 'c' } });
  await open('');
  const select = await vi.waitFor(() => {
    const found = [...document.querySelectorAll('select')].find(({ textContent }) => textContent?.includes('Arms.'));
    return found ?? expect.fail('no theme to choose');
  });
  const option = [...select.options].find(({ text }) => text.includes('Arms.'))!;
  await open('', { theme: option.value });
  expect(status()).toBe(`1 of ${NOTES + 1} found`);
});

it('tells two essays of one title apart in its filter', async () => {
  const claims = [{ id: 'c', theme: 't', text: 'Nets kill coral.' }];
  const twin = {
    id: 'e2',
    title: 'After the guarantee',
    author: 'B. Author',
    themes: [{ id: 't', label: 'War' }],
    claims,
  };
  await installEssay(twin);
  await open('', { essay: 'After the guarantee (A. Author)' });
  expect(status()).toBe(`1 of ${NOTES + 1} found`);
  const choice = [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith('Essay'))!;
  await vi.waitFor(() =>
    expect([...choice.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      'Any',
      'After the guarantee (A. Author)',
      'After the guarantee (B. Author)',
    ]),
  );
});
