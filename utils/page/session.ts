import type { Article } from '../article/article.ts';
import { anchorQuote } from '../highlight/anchor.ts';
import { createPainter, type Painter } from '../highlight/paint.ts';
import { selectHighlights } from '../matching/select.ts';
import { describeMatchingError } from '../model/errors.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';
import { assessPage } from './assess.ts';
import { createBadge } from './badge.ts';
import { isCutOff } from './batches.ts';
import type { MountCard } from './card.ts';
import { createCardActions } from './cardactions.ts';
import type { PageEdges } from './edges.ts';
import type { KnownMatch } from './knownmatch.ts';
import { locate } from './locate.ts';
import { createMemory } from './memory.ts';
import { createPresence, type Presence } from './presence.ts';
import { type Answers, matchArticle } from './reading.ts';
import type { PageReport, PageState, ThemeScore } from './state.ts';

/** What the panel and the keyboard can ask of a page. */
export interface PageSession {
  describe(): PageReport;
  reveal(id: string): boolean;
  lightUp(id: string | null): void;
  step(direction: 1 | -1): void;
  rematch(): void;
  setVerdict(match: string, verdict: 'not-a-match' | null): void;
}

interface StartPageSession {
  document: Document;
  window: Window;
  /** Ends the session without a trace: the page goes, or the extension does. */
  signal: AbortSignal;
  edges: PageEdges;
  mountCard: MountCard;
  painter?: Painter;
}

/** What is known of the page that is shown at this moment. */
interface Known {
  article: Article | null;
  places: (Element | null)[];
  themes: ThemeScore[];
  matches: KnownMatch[];
}

/** A page on the themes in a browser without the CSS Custom Highlight API: the manifest asks for newer ones. */
const NO_HIGHLIGHTS = 'This browser is too old to show highlights. Update it, then reload the page.';

const nothing = (): Known => ({ article: null, places: [], themes: [], matches: [] });

/** Follows one page for as long as it is there: reads, matches, paints, reports; begins anew when it changes. */
export function startPageSession({
  document,
  window,
  signal,
  edges,
  mountCard,
  painter = createPainter(),
}: StartPageSession): PageSession {
  let state: PageState = { kind: 'reading' };
  let known = nothing();
  let browsing: BrowsingState | null = null;
  let presence: Presence | null = null;
  let answers: Answers = new Map();
  const memory = createMemory(edges.ask);
  const setBadge = createBadge(edges.ask);
  let run = new AbortController();
  /** Of the present run, and of the session with it. */
  let alive = signal;

  const describe = (): PageReport => ({
    page: known.article?.url ?? edges.canonicalUrl(document),
    title: known.article?.title ?? document.title,
    state,
    painted: presence?.painted.flatMap(({ subject }) => subject.matches.map(({ id }) => id)) ?? [],
    lost: [...(presence?.lost ?? [])],
  });
  const enter = (next: PageState): void => {
    state = next;
    if (!signal.aborted) edges.tell(describe());
  };

  /** Rejected pairs still count among a sentence's two: turning one down must not bring up a third. */
  const chosen = (): KnownMatch[] => {
    const { rejected } = memory;
    return selectHighlights(known.matches, browsing?.settings.sensitivity ?? 'balanced').filter(
      ({ id }) => !rejected.has(id),
    );
  };

  async function show(alive: AbortSignal): Promise<void> {
    const matches = chosen();
    const { article, places } = known;
    const { notes } = memory;
    if (!presence && matches.length + notes.length > 0) {
      presence = createPresence({ document, window, painter, mountCard, actions });
    }
    await presence?.show({ article, places, matches, notes }, alive);
    alive.throwIfAborted();
    const count = presence?.painted.filter(({ subject }) => subject.matches.length > 0).length || null;
    await setBadge(count);
  }

  function hide(): void {
    presence?.remove();
    presence = null;
    known = nothing();
    memory.clear();
    void setBadge(null);
  }

  const actions = createCardActions({
    edges,
    window,
    describe,
    setVerdict,
    noted: refreshNotes,
    announce: (text) => presence?.announce(text),
  });

  /** Notes may have been written or taken away elsewhere: here in a card, in the panel, in another tab. */
  function refreshNotes(): void {
    memory.recall(describe().page, alive).then(reshow, () => {});
  }

  function setVerdict(match: string, verdict: 'not-a-match' | null): void {
    memory.setVerdict(match, verdict);
    reshow();
  }

  /** Paints anew what is known, after a change of mind, settings or notes. */
  function reshow(): void {
    show(alive)
      .then(() => edges.tell(describe()))
      .catch(() => {}); // Overtaken by a new run, or the page went.
  }

  async function read(alive: AbortSignal): Promise<void> {
    browsing = await edges.readBrowsingState();
    alive.throwIfAborted();
    const found = await assessPage({ document, window, browsing, edges, signal: alive });
    if (found.kind === 'leave') {
      hide();
      known = { ...nothing(), article: found.article, places: found.places };
      if (found.noted) {
        await memory.recall(describe().page, alive);
        await show(alive);
      }
      return enter(found.state);
    }
    if (!painter.supported) {
      hide();
      return enter({ kind: 'failed', error: NO_HIGHLIGHTS });
    }
    const { article, places, essays, themes } = found;
    known = { ...known, article, places, themes };
    enter({ kind: 'reading' });
    await memory.record({ article, themes, matches: [] }, alive);
    const total = await matchArticle({
      article,
      essays,
      answers,
      ask: edges.ask.matchSentences,
      signal: alive,
      onProgress({ matches, fresh, done, total }) {
        known.matches = [...matches];
        state = { kind: 'matching', themes, done, total };
        reshow();
        void memory.record({ article, themes, matches: fresh }, alive).catch(() => {});
      },
    });
    await show(alive);
    enter({ kind: 'matched', themes, total });
  }

  function restart(): void {
    run.abort();
    run = new AbortController();
    const mine = AbortSignal.any([run.signal, signal]);
    alive = mine;
    read(mine).catch((error: unknown) => {
      if (mine.aborted || isCutOff(error)) return;
      enter({ kind: 'failed', error: describeMatchingError(error) });
    });
  }

  function forget(): void {
    hide();
    answers = new Map();
    memory.forget();
    state = { kind: 'reading' };
  }

  async function settingsChanged(): Promise<void> {
    const before = browsing;
    const now = await edges.readBrowsingState();
    const same = (pick: (browsing: BrowsingState) => unknown) =>
      before !== null && JSON.stringify(pick(before)) === JSON.stringify(pick(now));
    const toReadOrNot = ({ settings, gateProfiles }: BrowsingState) => {
      const { enabled, silencedSites, unreadClasses, readSites } = settings;
      return [enabled, silencedSites, unreadClasses, readSites, gateProfiles];
    };
    if (!same(toReadOrNot)) return restart();
    browsing = now;
    if (!same(({ notedPages }) => notedPages) && state.kind !== 'switched-off' && state.kind !== 'unread-site') {
      await memory.recall(describe().page, alive);
    }
    reshow();
  }

  window.addEventListener('focus', () => memory.notes.length > 0 && refreshNotes(), { signal });
  signal.addEventListener('abort', () => {
    run.abort();
    presence?.remove();
  });
  const stopWatching = edges.watchBrowsingState(() => void settingsChanged().catch(() => {}));
  signal.addEventListener('abort', stopWatching);
  edges.watchArticle({
    document,
    window,
    signal,
    onChange(change) {
      if (change === 'address') forget();
      restart();
    },
  });
  // Heard while the canonical link is sure to be this page's.
  edges.canonicalUrl(document);
  restart();

  return {
    describe,
    reveal(id) {
      if (presence?.reveal(id)) return true;
      const match = known.matches.find((each) => each.id === id);
      const quote = match?.quote ?? memory.quoteOfNote(id);
      if (!quote) return false;
      const { sought, scope } = locate(quote, known.article, known.places);
      const anchor = anchorQuote(sought, { ...scope, root: document.body });
      if (!anchor) return false;
      presence ??= createPresence({ document, window, painter, mountCard, actions });
      return presence.revealRange(anchor.range);
    },
    lightUp: (id) => presence?.lightUp(id),
    step: (direction) => presence?.step(direction),
    rematch: restart,
    setVerdict,
  };
}
