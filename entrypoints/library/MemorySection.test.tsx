// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { db } from '@/utils/storage/db.ts';
import { wipe } from '@/utils/storage/restorestage.ts';
import { settingsItem } from '@/utils/storage/settings.ts';
import { MemorySection } from './MemorySection.tsx';

const TIME = '2020-01-01T00:00:00.000Z';

beforeEach(async () => {
  await wipe();
  vi.stubGlobal('navigator', { storage: {} });
  await act(() => render(<MemorySection keepSightings={null} />, document.body));
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

const select = () => document.querySelector('select')!;
const choose = (value: string) =>
  act(() => {
    select().value = value;
    select().dispatchEvent(new Event('change', { bubbles: true }));
  });
const press = (words: string) =>
  act(() => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)!.click());
const kept = async () => (await settingsItem.getValue()).keepSightings;
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

it('does nothing while the reader goes through the choices, and what is chosen when its button is pressed', async () => {
  for (const months of ['24', '12', '6']) await choose(months);
  await settle();
  expect([await kept(), select().value]).toEqual([null, '6']);
  await press('Save');
  await vi.waitFor(async () => expect(await kept()).toBe(6));
  await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toBe('Saved.'));
});

it('asks before pages are forgotten, and goes back to what holds where they are to be kept', async () => {
  await db.pages.put({
    page: 'https://x.example/',
    title: 'X',
    themes: [],
    firstSeen: TIME,
    lastSeen: TIME,
    visits: 1,
  });
  await choose('6');
  await settle();
  expect(document.body.textContent).not.toContain('This forgets');
  await press('Save');
  await vi.waitFor(() => expect(document.body.textContent).toContain('This forgets 1 page now'));
  // The keyboard is on the safe answer, and back where it was after it.
  expect(document.activeElement?.textContent).toBe('Keep them');
  await press('Keep them');
  expect([await kept(), select().value, await db.pages.count()]).toEqual([null, 'null', 1]);
});
