import { findFramed, FRAMED } from '../article/framed.ts';
import { glanceText } from '../article/glancetext.ts';
import { LEAST_TEXT } from '../article/prose.ts';
import { type SiteClass, type SiteRules, unreadClass } from '../article/siteclass.ts';
import type { PageAddress } from '../article/pageaddress.ts';
import type { ArticleChange, ArticleWatch } from '../article/watch.ts';
import type { GlanceState } from '../storage/glancestate.ts';
import { isNoted } from '../storage/notedpagekey.ts';
import { isSilenced } from '../storage/silence.ts';
import { isCutOff } from './cutoff.ts';
import { hearFrameLoads } from './frameloads.ts';
import { hearReturn } from './hearreturn.ts';
import type { PageSession, SessionGround } from './pagesession.ts';
import type { PageReport, PageState } from './state.ts';
import { whenSeen } from './whenseen.ts';

/** What the lookout stands on, so that a test or the practice page can bring its own. */
export interface LookoutEdges {
  /** One read of `storage.local`. */
  readGlanceState(): Promise<GlanceState>;
  /** Calls back when any of it, or the sensitivity, changed; returns the remover. */
  watchGlanceState(changed: () => void): () => void;
  /** The page's address, the key under which it is remembered. */
  pageAddress: PageAddress;
  watchArticle(options: {
    document: Document;
    window: Window;
    onChange(change: ArticleChange): void;
    signal: AbortSignal;
  }): ArticleWatch;
  /** Tells from raw text whether any essay could be on theme. */
  glance(now: GlanceState, text: string): Promise<boolean>;
  /** Brings the code that reads and paints, and starts it. Asked once, and again only after it failed. */
  startSession(ground: SessionGround): Promise<PageSession>;
  /** Ends the page's script if the extension is gone from under it. */
  endIfCutOff(): void;
  /** Tells the panel, which may not be there: then nothing needs to be described. */
  tell(describe: () => PageReport): void;
}

/** What the panel and the keyboard can ask of a page. */
export interface Lookout extends Omit<PageSession, 'read' | 'forget' | 'refresh'> {
  /** Looks again after a failure. */
  look(): void;
}

interface StartLookout {
  document: Document;
  window: Window;
  /** Ends it without a trace, its session too: the page goes, or the extension does. */
  signal: AbortSignal;
  edges: LookoutEdges;
}

const NOT_STARTED = 'Throughline could not start on this page. Try again, or reload the page.';

/**
 * Keeps a lookout in a page for as long as it is there: asks the switches, glances at the text, looks again when page,
 * switches or essays change, and has the session started when there is something to read. Until then nothing that
 * reads, matches or paints is even loaded: nearly every page that a reader opens is off the themes.
 */
export function startLookout({ document, window, signal, edges }: StartLookout): Lookout {
  let state: PageState = { kind: 'reading' };
  let seen: GlanceState | null = null;
  let session: PageSession | null = null;
  let starting: Promise<PageSession> | null = null;
  /** Ends what is being brought. */
  let bringing = new AbortController();
  let round = 0;
  const address = () => edges.pageAddress(document);
  const unread = (rules: SiteRules) => unreadClass(window.location, rules, () => window.navigator.webdriver);
  // Most readers' pages need no address.
  const hasNotes = ({ notedPages }: GlanceState) => notedPages.length > 0 && isNoted(notedPages, address());

  const describe = (): PageReport =>
    session?.describe() ?? {
      page: address(),
      title: document.title,
      state,
      painted: [],
      lost: [],
      unkept: [],
      keepingFails: null,
    };

  function leave(why: PageState): void {
    if (session) return session.leave(why);
    state = why;
    edges.tell(describe);
  }

  async function look(overtaken: () => boolean): Promise<void> {
    // What is painted goes at once where it is switched off, seen or not; all else waits for the reader.
    if (!session) await whenSeen(document, signal);
    if (overtaken()) return;
    const now = await edges.readGlanceState();
    if (overtaken()) return;
    seen = now;
    const off = switchedOff(now, window.location.hostname, unread(now));
    if (off) return leave(off);
    await whenSeen(document, signal);
    // What stands there is the old address's article, and would be kept under the new one.
    if (overtaken() || watch.awaitsText()) return;
    const noted = hasNotes(now);
    const why = await reasonToLeave({ document, now, noted, glance: edges.glance });
    if (overtaken()) return;
    // A page without text may be about to show some where only a closer look finds it.
    if (why?.kind === 'not-article' && why.reason === 'too-short') watch.followTrees();
    // The session follows the text into its frame.
    if (why === FRAMED && findFramed(document) !== 'closed') await start();
    if (overtaken()) return;
    if (why) return leave(why);
    state = { kind: 'reading' };
    const started = await start();
    if (!overtaken()) started.read({ noted });
  }

  async function start(): Promise<PageSession> {
    if (session) return session;
    const mine = (starting ??= bring(state));
    try {
      session = await mine;
      return session;
    } finally {
      if (starting === mine) starting = null;
    }
  }

  async function bring(known: PageState): Promise<PageSession> {
    const tell = (report: PageReport) => edges.tell(() => report);
    const life = AbortSignal.any([signal, bringing.signal]);
    const brought = await edges.startSession({ document, window, signal: life, address, watch, state: known, tell });
    life.throwIfAborted();
    // A look may have found meanwhile why the page is left alone.
    if (state !== known && state.kind !== 'reading') brought.leave(state);
    return brought;
  }

  /** What was being brought when the page was put away may never come, and must not come beside another. */
  function shownAgain(): void {
    if (starting) {
      bringing.abort();
      bringing = new AbortController();
      starting = null;
    }
    lookAgain();
  }

  function lookAgain(): void {
    round += 1;
    const mine = round;
    // A later look says what is to be done.
    const overtaken = () => mine !== round || signal.aborted;
    look(overtaken).catch((error: unknown) => {
      edges.endIfCutOff();
      if (!overtaken() && !isCutOff(error)) leave({ kind: 'failed', error: NOT_STARTED });
    });
  }

  async function changed(): Promise<void> {
    const before = seen;
    const now = await edges.readGlanceState();
    const same = before !== null && switches(before) === switches(now);
    const newNotes = !same || hasNotes(now) !== hasNotes(before);
    if (!same || (newNotes && !session)) return lookAgain();
    seen = now;
    session?.refresh();
  }

  const stopWatching = edges.watchGlanceState(() => void changed().catch(() => {})); // Cut off from the extension.
  signal.addEventListener('abort', stopWatching);
  const watch = edges.watchArticle({
    document,
    window,
    signal,
    onChange(change) {
      edges.pageAddress.hear(document);
      if (change === 'address') {
        state = { kind: 'reading' };
        session?.forget();
      }
      lookAgain();
    },
  });
  hearFrameLoads(document, signal, () => void (findFramed(document) && lookAgain()));
  // A page put away (back/forward cache) loses the answers that it waited for, and hears of no change meanwhile.
  hearReturn({ window, signal, shownAgain });
  // Heard while the canonical link is sure to be this page's.
  edges.pageAddress.hear(document);
  lookAgain();

  return {
    describe,
    look: lookAgain,
    leave,
    reveal: (id) => session?.reveal(id) ?? false,
    async openOnSelection(purpose) {
      const now = await edges.readGlanceState();
      if (switchedOff(now, window.location.hostname, unread(now))) return 'unread';
      return (await start()).openOnSelection(purpose);
    },
    // The reader asks for this page: it is brought what reads, whatever the themes.
    async readText() {
      return unread(await edges.readGlanceState())
        ? { kind: 'refused', reason: 'unread-site' }
        : (await start()).readText();
    },
    lightUp: (id) => session?.lightUp(id),
    step: (direction) => session?.step(direction),
    setVerdict: (match, verdict) => session?.setVerdict(match, verdict),
  };
}

/** Asks what the reader decided, without a look at the page; null: nothing against it. */
function switchedOff(now: GlanceState, hostname: string, siteClass: SiteClass | null): PageState | null {
  if (!now.enabled) return { kind: 'switched-off', scope: 'everywhere' };
  if (isSilenced(now, hostname)) return { kind: 'switched-off', scope: 'site' };
  return siteClass && { kind: 'unread-site', siteClass };
}

interface Look {
  document: Document;
  now: GlanceState;
  noted: boolean;
  glance: LookoutEdges['glance'];
}

/** Asks the page, the cheapest question first; null: it is to be read. */
async function reasonToLeave({ document, now, noted, glance }: Look): Promise<PageState | null> {
  // Chromium runs content scripts around its PDF viewer, in a document without text.
  if (document.contentType === 'application/pdf') return { kind: 'not-article', reason: 'pdf' };
  if (noted) return null;
  const text = glanceText(document);
  if (text.length >= LEAST_TEXT && (await glance(now, text))) return null;
  if (findFramed(document)) return FRAMED;
  return text.length < LEAST_TEXT ? { kind: 'not-article', reason: 'too-short' } : { kind: 'off-theme', themes: [] };
}

/** All but the notes, as text to compare. */
function switches(now: GlanceState): string {
  return JSON.stringify({ ...now, notedPages: 0 });
}
