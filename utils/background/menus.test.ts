import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openLibraryAt, openTabAsEssay } from '../library/usepage.ts';
import { settingsItem } from '../storage/settings.ts';
import { createMenus, listenToMenus } from './menus.ts';
import { openOnSelection } from './selection.ts';

vi.mock('../library/usepage.ts', () => ({
  openTabAsEssay: vi.fn(async () => {}),
  openLibraryAt: vi.fn(async () => {}),
}));
vi.mock('./selection.ts', () => ({ openOnSelection: vi.fn(async () => {}) }));

type Clicked = { menuItemId: string; pageUrl?: string; selectionText?: string };
const TAB = { id: 7, url: 'https://news.test/story' };
let made: { id: string; contexts: string[] }[];
let click: (clicked: Clicked, tab: typeof TAB) => void;

beforeEach(() => {
  fakeBrowser.reset();
  made = [];
  Object.assign(fakeBrowser, {
    i18n: { getMessage: (name: string) => name },
    contextMenus: {
      removeAll: async () => void (made = []),
      create: (entry: { id: string; contexts: string[] }) => made.push(entry),
      onClicked: { addListener: (listener: typeof click) => (click = listener) },
    },
  });
  listenToMenus();
});

it('offers the page as an essay on the toolbar button and on the page, and a note on what is selected', async () => {
  await createMenus();
  const places = Object.fromEntries(made.map(({ id, contexts }) => [id, contexts]));
  expect(places).toMatchObject({ essay: ['page', 'action'], note: ['selection'], say: ['selection'] });
});

it('makes an essay of the page that the menu was opened on', () => {
  click({ menuItemId: 'essay' }, TAB);
  expect(openTabAsEssay).toHaveBeenCalledWith(TAB);
});

it.each(['note', 'say'] as const)('opens the card on what is selected, for a %s', (purpose) => {
  click({ menuItemId: purpose, selectionText: 'Reefs die.' }, TAB);
  expect(openOnSelection).toHaveBeenCalledWith(TAB, purpose, 'Reefs die.');
});

it('silences a site, and ends that again', async () => {
  click({ menuItemId: 'silence', pageUrl: TAB.url }, TAB);
  await vi.waitFor(async () => expect((await settingsItem.getValue()).silencedSites).toEqual(['news.test']));
  click({ menuItemId: 'silence', pageUrl: TAB.url }, TAB);
  await vi.waitFor(async () => expect((await settingsItem.getValue()).silencedSites).toEqual([]));
});

it('says on the settings that a site could not be silenced', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(settingsItem, 'setValue').mockRejectedValueOnce(new Error('quota exceeded'));
  click({ menuItemId: 'silence', pageUrl: TAB.url }, TAB);
  await vi.waitFor(() => expect(openLibraryAt).toHaveBeenCalledWith({ page: 'settings', problem: 'unsilenced' }));
  vi.restoreAllMocks();
});
