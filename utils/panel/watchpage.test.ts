import { signal } from '@preact/signals';
import { browser } from '#imports';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TabReport } from '../page/state.ts';
import { watchPage } from './watchpage.ts';

it('switches the site that the tab is at, not the one that the page names as its own', async () => {
  fakeBrowser.reset();
  vi.spyOn(browser.permissions.onAdded, 'addListener').mockReturnValue();
  vi.spyOn(browser.permissions.onAdded, 'removeListener').mockReturnValue();
  const report = {
    page: 'https://en.news.test/story',
    origin: 'https://m.news.test',
    title: 'Story',
    state: { kind: 'off-theme', themes: [] },
  } as unknown as TabReport;
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue({ res: report } as never);
  const stop = new AbortController();
  const tab = signal<number | null>(7);
  const view = watchPage(tab, stop.signal);
  await vi.waitFor(() => expect(view.value.report).toEqual(report));
  expect(view.value.host).toBe('m.news.test');
  vi.mocked(browser.tabs.sendMessage).mockResolvedValue({
    res: { ...report, origin: 'chrome-extension://throughline' },
  } as never);
  const told = { id: 1, timestamp: 1, type: 'pageChanged', data: { ...report, title: 'Next' } };
  const sender = { tab: { id: 7 }, url: 'https://amp.news.test/story' };
  await fakeBrowser.runtime.onMessage.trigger(told, sender as never, () => {});
  expect(view.value).toMatchObject({ host: 'amp.news.test', title: 'Next' });
  tab.value = 8;
  await vi.waitFor(() => expect(view.value).toMatchObject({ tab: 8, host: null, report: { title: 'Story' } }));
  stop.abort();
});
