// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/utils/storage/db.ts';
import { createMemoryFiles } from '@/utils/storage/memoryfiles.ts';
import { DataSection } from './DataSection.tsx';

const CSV =
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\r\n' +
  'Europe réarme.,Café,Zoë,,naïve?,,,,,2026-01-01 10:00:00,\r\n';

beforeEach(async () => {
  fakeBrowser.reset();
  const disk = createMemoryFiles();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => disk.root } });
  await Promise.all(db.tables.map((table) => table.clear()));
  await act(() => render(<DataSection />, document.body));
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

it('imports a CSV that was through Excel with its letters whole', async () => {
  const bytes = Uint8Array.from(CSV, (char) => char.charCodeAt(0));
  const chosen = {
    text: async () => new TextDecoder().decode(bytes),
    arrayBuffer: async () => bytes.buffer,
    lastModified: 0,
  };
  const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(field, 'files', { value: [chosen] });
  await act(() => void field.dispatchEvent(new Event('change', { bubbles: true })));
  await vi.waitFor(() => expect(document.querySelector('.import-preview')).not.toBeNull());
  const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
    /^(Yes, i|I)mport$/.test(textContent),
  );
  await act(() => button!.click());
  await vi.waitFor(async () => expect(await db.notes.count()).toBe(1));
  expect((await db.notes.toArray())[0]).toMatchObject({
    text: 'naïve?',
    target: { quote: { exact: 'Europe réarme.' } },
  });
});
