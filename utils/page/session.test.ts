// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPainter } from '../highlight/paint.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { THRESHOLDS } from '../matching/select.ts';
import type { PageMemory, Sighting } from '../messaging/protocol.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import { DEFAULT_SETTINGS } from '../storage/settings.ts';
import type { Card, CardActions, CardOpening } from './card.ts';
import type { PageEdges } from './edges.ts';
import { type LookoutEdges, startLookout } from './lookout.ts';
import { startPageSession } from './session.ts';
import type { PageReport } from './state.ts';

/** A page of three sentences; the fake matcher says that those with "must" agree and those with "never" dispute. */
const SENTENCES = ['Europe must arm itself soon.', 'It never will do so.', 'The weather was mild that day.'];

/** Shown when balanced, not with fewer. */
const BETWEEN = (THRESHOLDS.balanced + THRESHOLDS.fewer) / 2;
class FakeHighlight extends Set<Range> {
  priority = 0;
}

/** What makes the page long enough to be looked at. */
const FURNITURE = 'Read more in our newsletter, which comes to you every morning before breakfast. '.repeat(5);

/** A session as the lookout starts it. */
function setUp(
  given: Partial<PageEdges> = {},
  options: { rejected?: string[]; onTheme?: boolean; tooOld?: boolean } = {},
) {
  document.body.innerHTML = `<article>${SENTENCES.map((text) => `<p>${text}</p>`).join('')}</article><div>${FURNITURE}</div>`;
  const registry = new Map<string, FakeHighlight>();
  const painter = createPainter(options.tooOld ? null : ({ registry, create: () => new FakeHighlight() } as never));
  let browsing: BrowsingState = {
    settings: DEFAULT_SETTINGS,
    gateProfiles: [{ essay: 'e', title: 'E', terms: [] } as never],
    notedPages: [],
  };
  let changed = () => {};
  let articleChanged: (change: 'address' | 'content') => void = () => {};
  const reports: PageReport[] = [];
  const memory: PageMemory = { rejected: options.rejected ?? [], notes: [] };
  const asked: string[] = [];
  const match = (sentence: number, text: string): Match[] => {
    const relation = text.includes('must') ? 'agrees' : text.includes('never') ? 'disputes' : null;
    const score = relation === 'agrees' ? 0.999 : BETWEEN;
    const why = { sentence: [], claim: [] };
    return relation ? [{ sentence, essay: 'e', claim: 'c', relation, score, why }] : [];
  };
  const themes = [{ essay: 'e', theme: 't', score: 1, words: [] }];
  const edges: PageEdges = {
    isPrivate: false,
    readBrowsingState: async () => browsing,
    extractArticle: async () => readPage(),
    scoreThemes: () => ({ onTheme: options.onTheme ?? true, score: 1, themes }),
    ask: {
      matchSentences: vi.fn(async ({ sentences }: { sentences: SentenceInput[] }) => {
        asked.push(...sentences.map(({ text }) => text));
        return sentences.flatMap(({ text }, i) => match(i, text));
      }),
      recordSighting: vi.fn(async (_sighting: Sighting) => memory),
      recallPage: vi.fn(async () => memory),
      describeClaim: async () => null,
      setVerdict: vi.fn(async () => {}),
      issueNoteToken: async () => 'token',
      openPanel: async () => true,
      setBadge: vi.fn(async () => {}),
    },
    noteFrameUrl: (token) => token,
    ...given,
  };
  let actions: CardActions | null = null;
  let opening: CardOpening | null = null;
  const card: Card = {
    open: (next) => void (opening = next),
    close: () => {},
    takeFocus: () => {},
    announce: vi.fn(),
    setScheme: () => {},
    owns: () => false,
    subject: null,
    held: false,
    remove: vi.fn(),
  };
  const controller = new AbortController();
  const lookoutEdges: LookoutEdges = {
    readGlanceState: async () => ({ ...browsing.settings, notedPages: browsing.notedPages, glances: [] }),
    watchGlanceState: (callback) => {
      changed = callback;
      return () => {};
    },
    pageAddress: () => 'https://news.test/story',
    watchArticle: ({ onChange }) => void (articleChanged = onChange),
    glance: () => true,
    tell: (report) => void reports.push(report),
    startSession: async (ground) =>
      startPageSession({
        ...ground,
        edges,
        painter,
        mountCard: (_document, given) => {
          actions = given;
          return card;
        },
      }),
  };
  const session = startLookout({ document, window, signal: controller.signal, edges: lookoutEdges });
  return {
    session,
    edges,
    asked,
    reports,
    card,
    controller,
    actions: () => actions!,
    opening: () => opening,
    painted: () => Object.fromEntries([...registry].map(([name, ranges]) => [name, [...ranges].map(String)])),
    change: (next: Partial<BrowsingState['settings']>) => {
      browsing = { ...browsing, settings: { ...browsing.settings, ...next } };
      changed();
    },
    articleChanged: (change: 'address' | 'content') => articleChanged(change),
    kind: (kind: string) => vi.waitFor(() => expect(session.describe().state.kind).toBe(kind)),
  };
}

function readPage(): Awaited<ReturnType<PageEdges['extractArticle']>> {
  const places = [...document.querySelectorAll('p')];
  let text = '';
  const sentences = places.map((place, index) => {
    if (text) text += '\n\n';
    const start = text.length;
    text += place.textContent;
    return { index, block: index, text: place.textContent!, start, end: text.length };
  });
  const blocks = sentences.map(({ start, end }) => ({ kind: 'paragraph' as const, start, end }));
  const url = 'https://news.test/story';
  return {
    kind: 'article',
    places,
    article: { title: 'Story', url, byline: null, language: 'en', text, words: 100, blocks, sentences },
  };
}

beforeEach(() => {
  Range.prototype.getBoundingClientRect = () => new DOMRect(0, 200, 10, 10);
  Range.prototype.getClientRects = () => [new DOMRect(0, 200, 10, 10)] as never;
});

describe('a page session', () => {
  it('matches, paints, keeps and counts', async () => {
    const page = setUp();
    await page.kind('matched');
    expect(page.painted()).toEqual({ 'throughline-agrees': [SENTENCES[0]], 'throughline-disputes': [SENTENCES[1]] });
    expect(page.session.describe().painted).toHaveLength(2);
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: 2 });
    const kept = vi.mocked(page.edges.ask.recordSighting).mock.calls.flatMap(([{ matches }]) => matches);
    expect(kept.map(({ quote }) => quote.exact)).toEqual(SENTENCES.slice(0, 2));
    expect(page.reports.at(-1)?.state.kind).toBe('matched');
  });

  it('tells the panel what is not kept: in a private window, and once the reader wants nothing kept', async () => {
    const page = setUp();
    await page.kind('matched');
    expect(page.session.describe().unkept).toEqual([]);
    page.change({ keepSightings: 0 });
    await vi.waitFor(() => expect(page.reports.at(-1)?.unkept).toHaveLength(2));
    const hidden = setUp({ isPrivate: true });
    await hidden.kind('matched');
    expect(hidden.session.describe().unkept.map(({ id }) => id)).toEqual(page.session.describe().painted);
  });

  it('sends, keeps and paints nothing off theme', async () => {
    const page = setUp({}, { onTheme: false });
    await page.kind('off-theme');
    for (const ask of ['matchSentences', 'recordSighting', 'recallPage', 'setBadge'] as const) {
      expect(page.edges.ask[ask]).not.toHaveBeenCalled();
    }
    expect(page.painted()).toEqual({});
  });

  it('goes without a trace when it is switched off, and comes back', async () => {
    const page = setUp();
    await page.kind('matched');
    page.change({ enabled: false });
    await page.kind('switched-off');
    expect(page.painted()).toEqual({});
    expect(page.card.remove).toHaveBeenCalled();
    expect(page.edges.ask.setBadge).toHaveBeenLastCalledWith({ count: null });
    page.change({ enabled: true });
    await page.kind('matched');
    expect(page.session.describe().painted).toHaveLength(2);
    expect(page.asked).toHaveLength(SENTENCES.length);
  });

  it('remembers verdicts and notes over a switch off and on', async () => {
    const page = setUp();
    await page.kind('matched');
    const [first] = page.session.describe().painted;
    vi.mocked(page.edges.ask.recordSighting).mockResolvedValue({ rejected: [first!], notes: [] });
    page.change({ enabled: false });
    await page.kind('switched-off');
    page.change({ enabled: true });
    await page.kind('matched');
    expect(page.session.describe().painted).toHaveLength(1);
  });

  it('repaints for another sensitivity without asking again', async () => {
    const page = setUp();
    await page.kind('matched');
    page.change({ sensitivity: 'fewer' });
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(1));
    page.change({ sensitivity: 'balanced' });
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(2));
    expect(page.asked).toHaveLength(SENTENCES.length);
  });

  it('leaves rejected matches unpainted, and brings one back when that is undone', async () => {
    const page = setUp();
    await page.kind('matched');
    const [first] = page.session.describe().painted;
    page.actions().reject(first!, true);
    await vi.waitFor(() => expect(page.painted()).toEqual({ 'throughline-disputes': [SENTENCES[1]] }));
    expect(page.edges.ask.setVerdict).toHaveBeenCalledWith({ match: first, verdict: 'not-a-match' });
    page.actions().reject(first!, false);
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(2));

    const again = setUp({}, { rejected: [first!] });
    await again.kind('matched');
    expect(again.session.describe().painted).toHaveLength(1);
  });

  it('asks only about what is new when the page grows', async () => {
    const page = setUp();
    await page.kind('matched');
    document.querySelector('article')!.insertAdjacentHTML('beforeend', '<p>We must not wait any longer.</p>');
    page.articleChanged('content');
    await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(3));
    expect(page.asked).toEqual([...SENTENCES, 'We must not wait any longer.']);
  });

  it('asks a failed batch twice more, then says what to do', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const matchSentences = vi.fn(async () => Promise.reject(new Error('gone')));
    const page = setUp();
    page.edges.ask.matchSentences = matchSentences;
    page.session.look();
    await vi.waitFor(() => {
      vi.advanceTimersByTime(5_000);
      expect(page.session.describe().state.kind).toBe('failed');
    });
    vi.useRealTimers();
    expect(matchSentences).toHaveBeenCalledTimes(3);
    expect(page.session.describe().state).toMatchObject({ error: expect.stringMatching(/again/) });
    page.edges.ask.matchSentences = async () => [];
    page.session.look();
    await page.kind('matched');
  });

  it('steps through highlights and says where it is', async () => {
    const page = setUp();
    await page.kind('matched');
    page.session.step(1);
    expect(page.opening()?.subject.quote.exact).toBe(SENTENCES[0]);
    page.session.step(1);
    expect(page.opening()?.subject.quote.exact).toBe(SENTENCES[1]);
    expect(page.card.announce).toHaveBeenLastCalledWith(expect.stringContaining('Highlight 2 of 2'));
    expect(page.session.reveal('nothing of the kind')).toBe(false);
  });

  it('asks about no heading', async () => {
    const heading = async () => {
      const read = readPage();
      if (read.kind === 'article') read.article.blocks[0]!.kind = 'heading';
      return read;
    };
    const page = setUp({ extractArticle: heading });
    await page.kind('matched');
    expect(page.asked).toEqual(SENTENCES.slice(1));
  });

  it('says so, and asks nothing, where the browser cannot highlight', async () => {
    const page = setUp({}, { tooOld: true });
    await page.kind('failed');
    expect(page.session.describe().state).toMatchObject({ error: expect.stringMatching(/too old/) });
    expect(page.edges.ask.matchSentences).not.toHaveBeenCalled();
    expect(page.edges.ask.recordSighting).not.toHaveBeenCalled();
  });

  it('leaves nothing when it ends', async () => {
    const page = setUp();
    await page.kind('matched');
    page.controller.abort();
    expect(page.painted()).toEqual({});
    expect(page.card.remove).toHaveBeenCalled();
  });
});
