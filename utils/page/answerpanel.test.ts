// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://m.news.test/story" }
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sendMessage } from '../messaging/protocol.ts';
import { answerPanel } from './answerpanel.ts';
import type { Lookout } from './lookout.ts';
import { createLookoutEdges } from './lookoutedges.ts';
import type { PageReport } from './state.ts';

it('tells the panel where the page is, beside what it calls itself', async () => {
  fakeBrowser.reset();
  const { signal } = new AbortController();
  const report = { page: 'https://en.news.test/story' } as PageReport;
  const edges = createLookoutEdges(vi.fn(), () => {});
  answerPanel(() => ({ describe: () => report }) as Lookout, edges.panelAsked, signal);
  expect(await sendMessage('describePage', undefined)).toEqual({ ...report, origin: 'https://m.news.test' });
});
