import { browser } from '#imports';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sendMessage } from '../messaging/protocol.ts';
import { QUOTE_CAP } from '../notes/noteschema.ts';
import { selectedTextItem } from '../storage/selectedtext.ts';
import { openPanelFromMenu } from './panel.ts';
import { openOnSelection } from './selection.ts';

vi.mock('../messaging/protocol.ts', () => ({ sendMessage: vi.fn() }));
vi.mock('./panel.ts', () => ({ openPanelFromMenu: vi.fn() }));

const TAB = { id: 7 };

const executeScript = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  executeScript.mockReset();
  Object.assign(fakeBrowser, { scripting: { executeScript } });
  vi.mocked(openPanelFromMenu).mockReset();
  vi.mocked(sendMessage).mockReset();
});

/** What the page answers: whether its card opened, and what it calls itself (null: no script of ours is there). */
function answer(opened: string, page: string | null): void {
  vi.mocked(sendMessage).mockImplementation((async (type: string) => {
    if (type === 'openOnSelection') return opened;
    if (page === null) throw new Error('Could not establish connection.');
    return { page };
  }) as never);
}

it('hands the panel the words where the page has no card, also those of many pages', async () => {
  answer('unread', 'https://news.test/a');
  await openOnSelection(TAB, 'note', ' Reefs die. ');
  expect(await selectedTextItem.getValue()).toEqual({ tab: 7, page: 'https://news.test/a', text: 'Reefs die.' });
  const chapter = 'Reefs die. '.repeat(QUOTE_CAP);
  await openOnSelection(TAB, 'note', chapter);
  expect(await selectedTextItem.getValue()).toMatchObject({ text: chapter.slice(0, QUOTE_CAP) });
  expect(openPanelFromMenu).toHaveBeenCalledTimes(2);
});

it('knows a page that no script of ours is in by its address, as the panel does', async () => {
  answer('unread', null);
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ url: 'https://news.test/a.pdf?utm_source=x#page=2' } as never);
  await openOnSelection(TAB, 'note', 'Reefs die.');
  expect(await selectedTextItem.getValue()).toMatchObject({ page: 'https://news.test/a.pdf', text: 'Reefs die.' });
});

it('leaves the panel alone where the card opened', async () => {
  answer('opened', 'https://news.test/a');
  await openOnSelection(TAB, 'note', 'Reefs die.');
  expect(openPanelFromMenu).not.toHaveBeenCalled();
  expect(await selectedTextItem.getValue()).toBeNull();
});

it('asks the page where a shortcut tells no words, its frames too, after the panel was opened', async () => {
  answer('unread', 'https://news.test/a');
  executeScript.mockImplementation(async () => {
    expect(openPanelFromMenu).toHaveBeenCalledTimes(1);
    return [{ result: '' }, { result: 'Reefs die.' }];
  });
  await openOnSelection(TAB, 'note');
  expect(await selectedTextItem.getValue()).toMatchObject({ tab: 7, text: 'Reefs die.' });
  expect(executeScript).toHaveBeenCalledWith(
    expect.objectContaining({ target: { tabId: 7, allFrames: true }, injectImmediately: true }),
  );
});

it('reads no more of a selection than a note can hold', async () => {
  answer('unread', 'https://news.test/a');
  vi.stubGlobal('getSelection', () => ` ${'x'.repeat(2 * QUOTE_CAP)}`);
  executeScript.mockImplementation(async ({ func, args }: { func: (most: number) => string; args: [number] }) => [
    { result: func(...args) },
  ]);
  await openOnSelection(TAB, 'note');
  expect(await selectedTextItem.getValue()).toMatchObject({ text: 'x'.repeat(QUOTE_CAP) });
  vi.unstubAllGlobals();
});

it.each([
  ['nothing is selected', async () => [{ result: '' }]],
  ['a frame went meanwhile', async () => [{}]],
  ['the browser refuses', async () => await Promise.reject(new Error('Cannot access contents of the page.'))],
])('has the panel say how else to do it where %s', async (_, asked) => {
  answer('unread', 'https://news.test/a');
  executeScript.mockImplementation(asked);
  await openOnSelection(TAB, 'note');
  expect(openPanelFromMenu).toHaveBeenCalledTimes(1);
  expect(await selectedTextItem.getValue()).toEqual({ tab: 7, page: 'https://news.test/a', text: null });
});

it.each([
  ['the menu tells the words', 'unread', 'note', 'Reefs die.'],
  ['the card opened', 'opened', 'note', ''],
  ['nothing is selected in a page that has a card', 'none', 'note', ''],
  ['it is to say something', 'unread', 'say', ''],
] as const)('reads nothing in the page where %s', async (_, opened, purpose, words) => {
  answer(opened, 'https://news.test/a');
  await openOnSelection(TAB, purpose, words);
  expect(executeScript).not.toHaveBeenCalled();
});
