import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchTab } from './watchtab.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.windows, 'getCurrent').mockResolvedValue({ id: 7 } as never);
});

it('follows the active tab of its window, and no other window', async () => {
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 1 }] as never);
  const tab = watchTab(null, new AbortController().signal);
  await vi.waitFor(() => expect(tab.value).toBe(1));
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 5, windowId: 8 });
  expect(tab.value).toBe(1);
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 2, windowId: 7 });
  expect(tab.value).toBe(2);
});

it('knows the tab that came to front while the browser was asked for the active one', async () => {
  const { promise, resolve } = Promise.withResolvers<never>();
  const query = vi.spyOn(fakeBrowser.tabs, 'query').mockReturnValue(promise as never);
  const tab = watchTab(null, new AbortController().signal);
  await vi.waitFor(() => expect(query).toHaveBeenCalled());
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 2, windowId: 7 });
  resolve([{ id: 1 }] as never);
  await promise;
  expect(tab.value).toBe(2);
});
