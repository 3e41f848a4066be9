// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { expect, it, vi } from 'vitest';
import { startLookout, type LookoutEdges } from './lookout.ts';

it('has the session brought again where the page was put away while it was being brought', async () => {
  document.body.textContent =
    'The parish paid for the shed, and a shop gave most of the tools that are lent out. '.repeat(6);
  const startSession = vi.fn<LookoutEdges['startSession']>(() => new Promise<never>(() => {}));
  const state = {
    enabled: true,
    silencedSites: [],
    unreadClasses: [],
    readSites: [],
    glances: [],
    library: null,
    notedPages: [],
  };
  startLookout({
    document,
    window,
    signal: new AbortController().signal,
    edges: {
      readGlanceState: async () => state,
      watchGlanceState: () => () => {},
      pageAddress: Object.assign(() => 'https://news.test/story', { hear: () => {} }),
      watchArticle: () => ({ followTrees() {}, deepen() {}, noteText() {}, awaitsText: () => false }),
      glance: async () => true,
      startSession,
      endIfCutOff() {},
      tell() {},
    },
  });
  await vi.waitFor(() => expect(startSession).toHaveBeenCalledTimes(1));
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await vi.waitFor(() => expect(startSession).toHaveBeenCalledTimes(2));
});
