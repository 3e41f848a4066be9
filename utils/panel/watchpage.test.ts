import { signal } from '@preact/signals';
import { browser } from '#imports';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TabReport } from '../page/state.ts';
import { watchPage } from './watchpage.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(browser.permissions.onAdded, 'addListener').mockReturnValue();
  vi.spyOn(browser.permissions.onAdded, 'removeListener').mockReturnValue();
});

afterEach(() => void vi.useRealTimers());

it('knows a PDF that no script of ours is in by its address, for the notes on it', async () => {
  vi.spyOn(browser.tabs, 'sendMessage').mockRejectedValue(new Error('Could not establish connection.'));
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true as never);
  const shown = { id: 7, url: 'https://news.test/a.pdf?utm_source=x#page=2', title: 'A', status: 'complete' };
  vi.spyOn(browser.tabs, 'get').mockResolvedValue(shown as never);
  const stop = new AbortController();
  const view = watchPage(signal<number | null>(7), stop.signal);
  await vi.waitFor(() => expect(view.value.state).toEqual({ kind: 'no-access', reason: 'pdf' }));
  expect(view.value.report).toMatchObject({ page: 'https://news.test/a.pdf', title: 'A', painted: [] });
  stop.abort();
});

it('switches the site that the tab is at, not the one that the page names as its own', async () => {
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

const REPORT = {
  page: 'https://news.test/story',
  origin: 'https://news.test',
  title: 'Story',
  state: { kind: 'off-theme', themes: [] },
} as unknown as TabReport;

it('shows a page as soon as its script answers, however long the rest of it loads', async () => {
  vi.useFakeTimers();
  const send = vi.spyOn(browser.tabs, 'sendMessage').mockRejectedValue(new Error('Could not establish connection.'));
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true as never);
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ id: 7, url: REPORT.page, status: 'loading' } as never);
  const stop = new AbortController();
  const view = watchPage(signal<number | null>(7), stop.signal);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(view.value.state).toEqual({ kind: 'waiting' });
  send.mockResolvedValue({ res: REPORT } as never);
  await vi.advanceTimersByTimeAsync(2000);
  expect(view.value.report).toEqual(REPORT);
  send.mockRejectedValue(new Error('Could not establish connection.'));
  await fakeBrowser.tabs.onUpdated.trigger(7, { status: 'loading' }, {} as never);
  await vi.advanceTimersByTimeAsync(2000);
  stop.abort();
  const asked = send.mock.calls.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(send.mock.calls.length).toBe(asked);
});

it('leaves what it shows in place until the page answers anew, as for each fragment of its address', async () => {
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue({ res: REPORT } as never);
  const stop = new AbortController();
  const view = watchPage(signal<number | null>(7), stop.signal);
  await vi.waitFor(() => expect(view.value.report).toEqual(REPORT));
  const seen: unknown[] = [];
  const unsubscribe = view.subscribe(({ report }) => seen.push(report));
  const next = { ...REPORT, title: 'Next' };
  vi.mocked(browser.tabs.sendMessage).mockResolvedValue({ res: next } as never);
  await fakeBrowser.tabs.onUpdated.trigger(7, { status: 'loading' }, {} as never);
  await vi.waitFor(() => expect(view.value.report).toEqual(next));
  expect(seen).toEqual([REPORT, next]);
  unsubscribe();
  stop.abort();
});
