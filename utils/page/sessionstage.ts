import { expect, vi } from 'vitest';
import { createPainter } from '../highlight/paint.ts';
import type { GateProfile } from '../matching/gate.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { THRESHOLDS } from '../matching/select.ts';
import type { PageMemory, SaidMatch, Sighting } from '../messaging/protocol.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import { DEFAULT_SETTINGS } from '../storage/settings.ts';
import type { Card, CardActions, CardOpening } from './card.ts';
import type { PageEdges } from './edges.ts';
import { type LookoutEdges, startLookout } from './lookout.ts';
import { startPageSession } from './session.ts';
import type { PageReport } from './state.ts';

/** A page of three sentences; the fake matcher says that those with "must" agree and those with "never" dispute. */
export const SENTENCES = ['Europe must arm itself soon.', 'It never will do so.', 'The weather was mild that day.'];

/** Shown when balanced, not with fewer. */
const BETWEEN = (THRESHOLDS.balanced + THRESHOLDS.fewer) / 2;
class FakeHighlight extends Set<Range> {
  priority = 0;
}

/** What makes the page long enough to be looked at. */
const FURNITURE = 'Read more in our newsletter, which comes to you every morning before breakfast. '.repeat(5);

/** Sets a session up as the lookout starts it, with everything around it made for the test. */
export function setUp(
  given: Partial<PageEdges> = {},
  options: {
    rejected?: string[];
    said?: SaidMatch[];
    met?: PageMemory['met'];
    onTheme?: boolean;
    tooOld?: boolean;
    /** The library is too large for pages. */
    large?: Pick<PageEdges['ask'], 'findEssays' | 'readLooks'>;
  } = {},
) {
  const article = document.createElement('article');
  for (const text of SENTENCES) article.append(paragraphOf(text));
  document.body.replaceChildren(article, FURNITURE);
  const registry = new Map<string, FakeHighlight>();
  const painter = createPainter(options.tooOld ? null : ({ registry, create: () => new FakeHighlight() } as never));
  let browsing: BrowsingState = {
    settings: DEFAULT_SETTINGS,
    gateProfiles: options.large ? [] : [{ essay: 'e', title: 'E', terms: [] } as never],
    library: options.large ? 'edition' : null,
    notedPages: [],
    essayLooks: [],
  };
  let changed = () => {};
  let articleChanged: (change: 'address' | 'content') => void = () => {};
  let notesHeard = () => {};
  let awaitsText = false;
  const reports: PageReport[] = [];
  const memory: PageMemory = {
    rejected: (options.rejected ?? []).map((id) => ({ id, essay: 'e', start: 0, score: 1 })),
    said: options.said ?? [],
    notes: [],
    met: options.met ?? [],
  };
  const asked: string[] = [];
  const match = (sentence: number, text: string): Match[] => {
    const relation = text.includes('must') ? 'agrees' : text.includes('never') ? 'disputes' : null;
    return relation
      ? [
          {
            sentence,
            essay: 'e',
            claim: 'c',
            relation,
            score: relation === 'agrees' ? 0.999 : BETWEEN,
            why: { sentence: [], claim: [] },
          },
        ]
      : [];
  };
  const edges: PageEdges = {
    isPrivate: false,
    readBrowsingState: async () => browsing,
    extractArticle: async () => readPage(),
    scoreThemes: () => ({
      onTheme: options.onTheme ?? true,
      score: 1,
      themes: [{ essay: 'e', theme: 't', score: 1, words: [] }],
    }),
    ask: {
      matchSentences: vi.fn(async ({ sentences }: { sentences: SentenceInput[] }) => {
        asked.push(...sentences.map(({ text }) => text));
        return sentences.flatMap(({ text }, i) => match(i, text));
      }),
      foreseeMatches: async ({ sentences }) => sentences.map(() => 0),
      findEssays: async () => [],
      readLooks: async () => [],
      ...options.large,
      rankSentences: async ({ sentences }) => sentences.map(() => 0),
      recordSighting: vi.fn(async (_sighting: Sighting) => ({ ...memory })),
      recallPage: vi.fn(async () => ({ ...memory })),
      describeClaim: async () => null,
      setVerdict: vi.fn(async () => {}),
      keepSaying: vi.fn(async () => true),
      guessClaims: vi.fn(async () => ({ likeliest: [], fitting: 0, claims: 0, essays: 0 })),
      issueNoteToken: async () => 'token',
      openPanel: async () => true,
      setBadge: vi.fn(async () => {}),
      bringStyles: vi.fn(async () => {}),
    },
    hearNotes: (heard) => void (notesHeard = heard),
    noteFrameUrl: (token) => token,
    ...given,
  };
  let actions: CardActions | null = null;
  let opening: CardOpening | null = null;
  const card: Card = {
    open: (next) => void (opening = next),
    close: vi.fn(),
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
    readGlanceState: async () => ({
      ...browsing.settings,
      notedPages: browsing.notedPages,
      glances: [],
      library: null,
    }),
    watchGlanceState: (callback) => {
      changed = callback;
      return () => {};
    },
    pageAddress: Object.assign(() => 'https://news.test/story', { hear: () => {} }),
    watchArticle: ({ onChange }) => {
      articleChanged = onChange;
      return { followTrees: () => {}, deepen: () => {}, noteText: () => {}, awaitsText: () => awaitsText };
    },
    glance: async () => true,
    tell: (describe) => void reports.push(describe()),
    endIfCutOff: () => {},
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
    painter,
    edges,
    asked,
    reports,
    card,
    controller,
    actions: () => actions!,
    opening: () => opening,
    ranges: (name: string) => [...(registry.get(name) ?? [])],
    painted: () => Object.fromEntries([...registry].map(([name, ranges]) => [name, [...ranges].map(String)])),
    change: (next: Partial<BrowsingState['settings']>) => {
      browsing = { ...browsing, settings: { ...browsing.settings, ...next } };
      changed();
    },
    memory,
    /** The panel says that notes were written or taken away. */
    notesChanged: () => notesHeard(),
    changeNotedPages: (...notedPages: string[]) => {
      browsing = { ...browsing, notedPages };
      changed();
    },
    changeLooks: (essayLooks: BrowsingState['essayLooks']) => {
      browsing = { ...browsing, essayLooks };
      changed();
    },
    editEssay: (change: Partial<GateProfile> = { title: 'Edited' }) => {
      browsing = { ...browsing, gateProfiles: browsing.gateProfiles.map((profile) => ({ ...profile, ...change })) };
    },
    /** Has these essays looked for from now on. */
    switchOn: (...essays: string[]) => {
      browsing = { ...browsing, gateProfiles: essays.map((essay) => ({ essay, title: essay, terms: [] }) as never) };
    },
    /** Another address has come, or its text too. */
    awaitText: (awaits: boolean) => void (awaitsText = awaits),
    articleChanged: (change: 'address' | 'content') => articleChanged(change),
    kind: (kind: string) => vi.waitFor(() => expect(session.describe().state.kind).toBe(kind)),
  };
}

function paragraphOf(text: string): Element {
  const paragraph = document.createElement('p');
  paragraph.append(text);
  return paragraph;
}

/** Reads the test's page: each paragraph is a block of one sentence. @param paragraphs selector of those that count */
export function readPage(paragraphs = 'p'): Awaited<ReturnType<PageEdges['extractArticle']>> {
  const places = [...document.querySelectorAll(paragraphs)];
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
    further: [],
    places,
    article: { title: 'Story', url, byline: null, language: 'en', text, words: 100, blocks, sentences },
  };
}

/** Gives ranges a place on the screen, which jsdom does not. */
export function placeRanges(): void {
  Range.prototype.getBoundingClientRect = () => new DOMRect(0, 200, 10, 10);
  Range.prototype.getClientRects = () => [new DOMRect(0, 200, 10, 10)] as never;
}
