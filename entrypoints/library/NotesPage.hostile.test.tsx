// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { createBackup } from '@/utils/storage/backup.ts';
import { db } from '@/utils/storage/db.ts';
import { applyRestore, previewRestore } from '@/utils/storage/restore.ts';
import { parseBackup } from '@/utils/storage/parsebackup.ts';
import { EssaysPage } from './EssaysPage.tsx';
import { NotesPage } from './NotesPage.tsx';

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.restoreAllMocks();
});
const T = '2026-01-01T00:00:00.000Z';
const HALF = 'c\ud800';
const essay = (id: string, more = {}) => ({
  id,
  title: `T ${id}`,
  author: 'A.',
  themes: [{ id: 't', label: 'War' }],
  claims: [{ id: 'c', theme: 't', text: 'Europe arms itself.' }],
  enabled: true,
  added: T,
  ...more,
});
async function take(part: object) {
  const parsed = parseBackup(JSON.stringify({ ...(await createBackup()), ...part }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await applyRestore(parsed.backup, await previewRestore(parsed.backup));
}
it('shows the notes though one is on a claim with half a letter in its name', async () => {
  await take({
    notes: [
      { id: 'n', target: { kind: 'claim', essay: 'e', claim: HALF }, text: 'hm', tags: [], created: T, modified: T },
      {
        id: 'm',
        target: { kind: 'page', page: 'https://x.example/' },
        text: 'mine',
        tags: [],
        created: T,
        modified: T,
      },
    ],
  });
  await act(() => render(<NotesPage query="" filter={{}} />, document.body));
  await vi.waitFor(() => expect(document.querySelectorAll('article.note-item')).toHaveLength(2));
});
it('shows the essays though a claim of one has half a letter in its name', async () => {
  await take({ essays: [essay('a', { claims: [{ id: HALF, theme: 't', text: 'Europe arms itself.' }] }), essay('b')] });
  await act(() => render(<EssaysPage />, document.body));
  await vi.waitFor(() => expect(document.querySelectorAll('section.essay')).toHaveLength(2));
});

it('shows the essays though the web address of one is none', async () => {
  await take({ essays: [essay('a', { url: 'https://' }), essay('b')] });
  await act(() => render(<EssaysPage />, document.body));
  await vi.waitFor(() => expect(document.querySelectorAll('section.essay')).toHaveLength(2));
});
