// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listReadableTabs } from '@/utils/library/askpagetext.ts';
import { readPageAt } from '@/utils/library/readaddress.ts';
import { AddressError } from '@/utils/library/typedaddress.ts';
import { db } from '@/utils/storage/db.ts';
import { nameOnly } from '@/utils/storage/titles.ts';
import { PreviewSection } from './PreviewSection.tsx';

vi.mock('@/utils/library/askpagetext.ts', { spy: true });
vi.mock('@/utils/library/readaddress.ts', { spy: true });

const PAGE = 'https://news.example/story';
const ESSAY = {
  id: 'reefs',
  title: 'Leave the reefs alone',
  author: 'A.',
  themes: [{ id: 't', label: 'Reefs' }],
  claims: [{ id: 'c', theme: 't', text: 'Trawlers kill the reefs.' }],
};

beforeEach(async () => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  await db.pages.clear();
  await db.pages.bulkPut([
    { ...nameOnly(PAGE, 'The story'), visits: 1 },
    { ...nameOnly('https://open.example/', 'Open'), visits: 1 },
  ]);
  vi.mocked(listReadableTabs).mockResolvedValue([{ id: 7, title: 'Open', page: 'https://open.example/' }]);
  await act(() => render(<PreviewSection essay={ESSAY} />, document.body));
  await vi.waitFor(() => expect(options()).toHaveLength(3));
});
afterEach(() => act(() => render(null, document.body)));

const select = () => document.querySelector('select')!;
const options = () => [...select().options].map(({ text }) => text);
const show = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show')!;
const text = () => document.body.textContent;

async function choose(words: string): Promise<void> {
  select().value = [...select().options].find((option) => option.text.startsWith(words))!.value;
  await act(() => void select().dispatchEvent(new Event('change', { bubbles: true })));
}

it('offers open tabs, then pages that were visited and are not open, then pasted text', () => {
  expect(options()).toEqual(['Open', 'The story (news.example)', 'A text that I paste']);
  expect(select().selectedIndex).toBe(0);
});

it('says what comes of choosing a page that was visited, and opens nothing before “Show” is pressed', async () => {
  expect(text()).not.toContain('its site sees the visit');
  await choose('The story');
  expect(text()).toContain('its site sees the visit');
  expect(readPageAt).not.toHaveBeenCalled();
});

it('opens it once, however often “Show” is pressed, and says why it cannot be read', async () => {
  const opened = Promise.withResolvers<never>();
  vi.mocked(readPageAt).mockReturnValue(opened.promise);
  await choose('The story');
  await act(() => show().click());
  await act(() => show().click());
  expect(vi.mocked(readPageAt).mock.calls.map(([url]) => url.href)).toEqual([PAGE]);
  expect(text()).toContain('Opening the page…');
  await act(() => opened.reject(new AddressError('There is no such page.')));
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toBe('There is no such page.'));
  expect(text()).not.toContain('Opening the page…');
});

it('no longer offers a page that is forgotten meanwhile, chosen or not', async () => {
  await choose('The story');
  await act(() => db.pages.delete(PAGE));
  await vi.waitFor(() => expect(options()).toEqual(['Open', 'A text that I paste']));
  expect(select().selectedIndex).toBe(0);
  expect(text()).not.toContain('its site sees the visit');
});

it('stays with the chosen page while it is open to be read', async () => {
  await choose('The story');
  vi.mocked(listReadableTabs).mockResolvedValue([{ id: 8, title: 'The story', page: PAGE }]);
  await act(async () => void (await fakeBrowser.tabs.onRemoved.trigger(7, { windowId: 1, isWindowClosing: false })));
  await vi.waitFor(() => expect(options()[0]).toBe('The story'));
  expect(select().selectedOptions[0]?.text).toBe('The story (news.example)');
});
