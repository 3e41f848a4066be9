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
    gateProfiles: [{ essay: 'e', title: 'E', edition, terms: [] } as never],
    notedPages: [],
  });
  let now = browsing('1');
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
    extractArticle: async () => ({ kind: 'article', article, places: [document.querySelector('p')] }),
    scoreThemes: () => ({ onTheme: true, score: 1, themes: [] }),
    ask: { matchSentences, recordSighting: memory, recallPage: memory, setBadge: async () => {} } as never,
  } as Partial<PageEdges> as PageEdges;
  const states: string[] = [];
  const session = startPageSession({
    document,
    window,
    signal: new AbortController().signal,
    address: () => article.url,
    state: { kind: 'reading' },
    tell: ({ state }) => void states.push(state.kind),
    edges,
    painter: createPainter({ registry: new Map(), create: () => new Set() } as never),
    mountCard: () => ({}) as never,
  });
  /** Reads the page once, from its beginning to its end. */
  const readOnce = async () => {
    states.length = 0;
    session.read({ noted: false });
    await vi.waitFor(() => expect(states.at(-1)).toBe('matched'));
  };
  await readOnce();
  await readOnce();
  expect(matchSentences).toHaveBeenCalledTimes(1);
  now = browsing('2');
  await readOnce();
  expect(matchSentences).toHaveBeenCalledTimes(2);
});
