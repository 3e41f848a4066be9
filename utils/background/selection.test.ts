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

beforeEach(() => {
  fakeBrowser.reset();
  vi.mocked(openPanelFromMenu).mockReset();
  vi.mocked(sendMessage)
    .mockReset()
    .mockResolvedValue('unread' as never);
});

it('hands the panel the words where the page has no card, also those of many pages', async () => {
  await openOnSelection(TAB, 'note', ' Reefs die. ');
  expect(await selectedTextItem.getValue()).toEqual({ tab: 7, text: 'Reefs die.' });
  const chapter = 'Reefs die. '.repeat(QUOTE_CAP);
  await openOnSelection(TAB, 'note', chapter);
  expect(await selectedTextItem.getValue()).toEqual({ tab: 7, text: chapter.slice(0, QUOTE_CAP) });
  expect(openPanelFromMenu).toHaveBeenCalledTimes(2);
});

it('leaves the panel alone where the card opened', async () => {
  vi.mocked(sendMessage).mockResolvedValue('opened' as never);
  await openOnSelection(TAB, 'note', 'Reefs die.');
  expect(openPanelFromMenu).not.toHaveBeenCalled();
  expect(await selectedTextItem.getValue()).toBeNull();
});
