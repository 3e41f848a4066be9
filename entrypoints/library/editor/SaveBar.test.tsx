// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Essay } from '@/utils/essays/essay.ts';
import { db } from '@/utils/storage/db.ts';
import { startEssayDraft } from '@/utils/storage/essaydrafts.ts';
import { SaveBar } from './SaveBar.tsx';
import { useEditor } from './useeditor.ts';

const ESSAY: Essay = {
  id: 'reefs',
  title: 'Reefs',
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: [{ id: 'c1', theme: 't', text: 'Reefs die.' }],
};

beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  await Promise.all(db.tables.map((table) => table.clear()));
});
afterEach(() => act(() => render(null, document.body)));

it('saves a new essay once, however often the button is pressed', async () => {
  location.hash = '#draft';
  const draft = await startEssayDraft(ESSAY);
  const Tab = () => <SaveBar editor={useEditor({ draft, start: ESSAY, base: null, editing: null })} editing={null} />;
  await act(() => render(<Tab />, document.body));
  const save = document.querySelector<HTMLButtonElement>('.primary')!;
  // What is kept for pages takes its time.
  const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
  const set = fakeBrowser.storage.local.set;
  vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items) => {
    if ('gateProfiles' in items) await kept;
    await set(items);
  });
  await act(() => save.click());
  await vi.waitFor(async () => expect(await db.essays.count()).toBe(1));
  await act(() => save.click());
  keep();
  await vi.waitFor(() => expect(location.hash).toBe('#essays'));
  expect(await db.essays.toCollection().primaryKeys()).toEqual(['reefs']);
});
