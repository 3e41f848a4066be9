// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/utils/storage/db.ts';
import { notesOnPage } from '@/utils/storage/notes.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { saveNote } from '@/utils/storage/savenote.ts';
import { useNote } from '@/utils/storage/usenote.ts';
import { useRemoval } from '@/utils/storage/useremoval.ts';
import { NoteField } from '@/components/NoteField.tsx';

const PAGE = 'https://x.example/';
const NOTE = {
  id: 'n',
  target: { kind: 'page' as const, page: PAGE },
  text: 'Begun.',
  tags: [],
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
};

function Notes() {
  const removal = useRemoval();
  const notes = answerOr(useLive(() => notesOnPage(PAGE), []).value, []);
  return (
    <>
      <p id="said">{removal.said?.words}</p>
      {notes.map((note) => (
        <NoteField
          key={note.id}
          useNote={useNote}
          note={note}
          target={note.target}
          label="Note"
          onDelete={removal.removeNote}
        />
      ))}
    </>
  );
}
const rest = () => act(() => new Promise((resolve) => setTimeout(resolve, 100)));

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => act(() => render(null, document.body)));

it('deletes a note that was changed elsewhere too, with both texts', async () => {
  await saveNote(NOTE);
  await act(() => render(<Notes />, document.body));
  await vi.waitFor(() => expect(document.querySelector('[aria-label="Edit: Note"]')).not.toBeNull());
  await act(() => document.querySelector<HTMLButtonElement>('[aria-label="Edit: Note"]')!.click());
  const area = document.querySelector('textarea')!;
  area.value = 'Begun. Written here.';
  await act(() => void area.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await saveNote(
    { ...NOTE, text: 'Begun. Written elsewhere.', modified: '2026-01-01T00:01:00.000Z' },
    { base: NOTE.modified },
  );
  await vi.waitFor(() => expect(document.querySelector('.note-conflict')).not.toBeNull());
  await act(() => document.querySelector<HTMLButtonElement>('[aria-label="Delete: Note"]')!.click());
  await vi.waitFor(() => expect(document.querySelector('#said')!.textContent).toBe('Note deleted.'));
  await rest();
  expect(await db.notes.toArray()).toEqual([]);
  const binned = JSON.stringify(await db.bin.toArray());
  expect(binned).toContain('Written here.');
  expect(binned).toContain('Written elsewhere.');
});
