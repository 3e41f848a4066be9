// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { createNoteSelection } from '@/utils/library/noteselection.ts';
import type { ExportedNote } from '@/utils/notes/exportednote.ts';
import { NotesExport } from './NotesExport.tsx';

const { downloadNotes } = vi.hoisted(() => ({ downloadNotes: vi.fn() }));
vi.mock(import('@/utils/library/noteexports.ts'), async (original) => ({ ...(await original()), downloadNotes }));

const TIME = '2026-01-01T00:00:00.000Z';
const FOUND = ['a', 'b', 'c'].map((id): ExportedNote => ({
  note: {
    id,
    target: { kind: 'page', page: 'https://news.example/' },
    text: id,
    tags: [],
    created: TIME,
    modified: TIME,
  },
}));
const button = () => document.querySelector<HTMLButtonElement>('.export-menu > button')!;
const exported = async () => {
  await act(() => button().click());
  await act(() => document.querySelector<HTMLButtonElement>('.export-menu li button')!.click());
  const [notes] = downloadNotes.mock.lastCall!;
  return (notes as ExportedNote[]).map(({ note }) => note.id).join('');
};

afterEach(() => act(() => render(null, document.body)));

it('exports what is selected, and all that was found where nothing is', async () => {
  const selection = createNoteSelection();
  await act(() => render(<NotesExport found={FOUND} unsearched={false} selection={selection} />, document.body));
  expect(button().textContent).toBe('Export these');
  expect(await exported()).toBe('abc');
  // One that is not among what was found is not exported.
  await act(() => selection.select(['c', 'a', 'gone']));
  expect(button().textContent).toBe('Export 2 selected');
  expect(await exported()).toBe('ac');
});
