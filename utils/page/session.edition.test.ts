// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { createPainter } from '../highlight/paint.ts';
import type { SentenceInput } from '../matching/match.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import { DEFAULT_SETTINGS } from '../storage/settings.ts';
import type { PageEdges } from './edges.ts';
import { startPageSession } from './session.ts';

const TEXT = 'Europe must arm itself soon.';

it('asks about every sentence anew when the claims of an essay changed, and about none when a page only grew', async () => {
  document.body.innerHTML = `<p>${TEXT}</p>`;
  const browsing = (edition: string): BrowsingState => ({
    settings: DEFAULT_SETTINGS,
    gateProfiles: [{ essay: 'e', title: 'E', edition } as never],
    notedPages: [],
  });
  const states: string[] = [];
  let now = browsing('1');
  let settingsChanged = () => {};
  let pageGrew = () => {};
  const matchSentences = vi.fn(async (_request: { sentences: SentenceInput[] }) => []);
  const memory = async () => ({ rejected: [], notes: [] });
  const article = {
    title: 'A page',
    url: 'https://news.test/a',
    byline: null,
    language: 'en',
    text: TEXT,
    words: 5,
    blocks: [{ kind: 'paragraph' as const, start: 0, end: TEXT.length }],
    sentences: [{ index: 0, block: 0, text: TEXT, start: 0, end: TEXT.length }],
  };
  const edges = {
    readBrowsingState: async () => now,
    watchBrowsingState: (callback) => ((settingsChanged = callback), () => {}),
    extractArticle: async () => ({ kind: 'article', article, places: [document.querySelector('p')] }),
    canonicalUrl: () => article.url,
    watchArticle: ({ onChange }) => void (pageGrew = () => onChange('content')),
    glance: () => true,
    scoreThemes: () => ({ onTheme: true, score: 1, themes: [] }),
    ask: { matchSentences, recordSighting: memory, recallPage: memory, setBadge: async () => {} } as never,
    tell: ({ state }) => void states.push(state.kind),
  } as Partial<PageEdges> as PageEdges;
  const session = startPageSession({
    document,
    window,
    signal: new AbortController().signal,
    edges,
    painter: createPainter({ registry: new Map(), create: () => new Set() } as never),
    mountCard: () => ({}) as never,
  });
  /** Waits for one reading of the page, from its beginning. */
  const readOnce = () =>
    vi.waitFor(() => {
      expect(states).toContain('reading');
      expect(session.describe().state.kind).toBe('matched');
      states.length = 0;
    });
  await readOnce();
  pageGrew();
  await readOnce();
  expect(matchSentences).toHaveBeenCalledTimes(1);
  now = browsing('2');
  settingsChanged();
  await readOnce();
  expect(matchSentences).toHaveBeenCalledTimes(2);
});
