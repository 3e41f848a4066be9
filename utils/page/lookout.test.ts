// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { GlanceState } from '../storage/glancestate.ts';
import { notedPageKey } from '../storage/notedpagekey.ts';
import { type LookoutEdges, startLookout } from './lookout.ts';
import type { PageSession } from './pagesession.ts';
import type { PageReport } from './state.ts';

const ADDRESS = 'https://news.test/story';
const LONG =
  'The parish paid for the shed, and a hardware shop gave most of the tools that are lent out there. '.repeat(5);

function setUp(given: Partial<LookoutEdges> = {}, first: Partial<GlanceState> = {}) {
  let now: GlanceState = {
    enabled: true,
    silencedSites: [],
    unreadClasses: ['mail'],
    readSites: [],
    glances: [],
    library: null,
    notedPages: [],
    ...first,
  };
  let changed = () => {};
  let articleChanged: (change: 'address' | 'content') => void = () => {};
  const stopWatching = vi.fn();
  const reports: PageReport[] = [];
  const session = {
    read: vi.fn(),
    leave: vi.fn(),
    forget: vi.fn(),
    refresh: vi.fn(),
    describe: () => ({
      page: ADDRESS,
      title: '',
      state: { kind: 'reading' },
      painted: [],
      lost: [],
      unkept: [],
      keepingFails: null,
    }),
    reveal: vi.fn(() => true),
    lightUp: vi.fn(),
    step: vi.fn(),
    setVerdict: vi.fn(),
    openOnSelection: vi.fn(async () => 'opened' as const),
    readText: vi.fn(async () => ({ kind: 'refused' as const, reason: 'no-article' as const })),
  } satisfies PageSession;
  const edges = {
    readGlanceState: vi.fn(async () => now),
    watchGlanceState: (callback: () => void) => {
      changed = callback;
      return stopWatching;
    },
    pageAddress: Object.assign(() => ADDRESS, { hear: () => {} }),
    watchArticle: ({ onChange }: Parameters<LookoutEdges['watchArticle']>[0]) => {
      articleChanged = onChange;
      return { followTrees: () => {}, deepen: () => {}, noteText: () => {}, awaitsText: () => false };
    },
    glance: vi.fn(async () => true),
    startSession: vi.fn(async (): Promise<PageSession> => session),
    tell: (describe: () => PageReport) => void reports.push(describe()),
    endIfCutOff: vi.fn(),
    ...given,
  };
  const controller = new AbortController();
  const lookout = startLookout({ document, window, signal: controller.signal, edges });
  return {
    lookout,
    edges,
    session,
    reports,
    stopWatching,
    controller,
    change: (next: Partial<GlanceState>) => {
      now = { ...now, ...next };
      changed();
    },
    articleChanged: (change: 'address' | 'content') => articleChanged(change),
    kind: (kind: string) => vi.waitFor(() => expect(lookout.describe().state.kind).toBe(kind)),
    reads: (times: number) => vi.waitFor(() => expect(session.read).toHaveBeenCalledTimes(times)),
  };
}

beforeEach(() => {
  document.body.innerHTML = `<p>${LONG}</p>`;
});

describe('a lookout', () => {
  it('has no session started where the glance says no, nor by the panel’s questions', async () => {
    const page = setUp({ glance: vi.fn(async () => false) });
    await page.kind('off-theme');
    expect(page.lookout.reveal('m')).toBe(false);
    page.lookout.lightUp('m');
    page.lookout.step(1);
    page.lookout.setVerdict('m', null);
    page.lookout.look();
    await vi.waitFor(() => expect(page.edges.glance).toHaveBeenCalledTimes(2));
    expect(page.edges.startSession).not.toHaveBeenCalled();
    expect(page.reports.map(({ state }) => state.kind)).toEqual(['off-theme', 'off-theme']);
  });

  it('looks into no address and describes nothing where it leaves a page, nobody listens and there are no notes', async () => {
    const pageAddress = Object.assign(
      vi.fn(() => ADDRESS),
      { hear: vi.fn() },
    );
    const tell = vi.fn();
    document.body.innerHTML = '<p>Sign in</p>';
    const page = setUp({ pageAddress, tell });
    await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1));
    expect(pageAddress.hear).toHaveBeenCalledTimes(1);
    expect(pageAddress).not.toHaveBeenCalled();
    page.change({ notedPages: ['other'] });
    await vi.waitFor(() => expect(pageAddress).toHaveBeenCalled());
  });

  it('brings what reads when the reader asks for the text, whatever the themes', async () => {
    const page = setUp({ glance: vi.fn(async () => false) });
    await page.kind('off-theme');
    expect(await page.lookout.readText()).toEqual({ kind: 'refused', reason: 'no-article' });
    expect(page.edges.startSession).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ state: { kind: 'off-theme', themes: [] } }),
    );
    expect(page.session.read).not.toHaveBeenCalled();
  });

  it('does not even glance where it is switched off, or there is no text', async () => {
    const page = setUp({}, { enabled: false });
    await page.kind('switched-off');
    page.change({ enabled: true, silencedSites: [window.location.hostname] });
    await vi.waitFor(() => expect(page.lookout.describe().state).toMatchObject({ scope: 'site' }));
    document.body.innerHTML = '<p>Sign in</p>';
    page.change({ silencedSites: [] });
    await page.kind('not-article');
    expect(page.edges.glance).not.toHaveBeenCalled();
    expect(page.edges.startSession).not.toHaveBeenCalled();
  });

  it('leaves a site of an unread class alone before any look at it, until the reader excepts it', async () => {
    const looked = vi.spyOn(document, 'querySelector');
    const page = setUp({}, { unreadClasses: ['local'] });
    await page.kind('unread-site');
    expect(page.lookout.describe().state).toEqual({ kind: 'unread-site', siteClass: 'local' });
    expect(page.edges.glance).not.toHaveBeenCalled();
    expect(looked).not.toHaveBeenCalled();
    expect(await page.lookout.readText()).toEqual({ kind: 'refused', reason: 'unread-site' });
    expect(page.edges.startSession).not.toHaveBeenCalled();
    looked.mockRestore();
    page.change({ readSites: [window.location.hostname] });
    await page.reads(1);
  });

  it('has the session follow a text into a frame, and says of one of another site that it stands there', async () => {
    document.body.innerHTML = '<iframe></iframe>';
    const frame = document.querySelector('iframe')!;
    frame.contentDocument!.body.textContent = LONG;
    const framed = { kind: 'not-article', reason: 'framed' };
    const page = setUp();
    await vi.waitFor(() => expect(page.session.leave).toHaveBeenCalledWith(framed));
    expect(page.session.read).not.toHaveBeenCalled();

    Object.defineProperty(frame, 'contentDocument', { value: null });
    frame.getBoundingClientRect = () => new DOMRect(0, 0, window.innerWidth, window.innerHeight);
    const other = setUp();
    await other.kind('not-article');
    expect(other.lookout.describe().state).toEqual(framed);
    expect(other.edges.startSession).not.toHaveBeenCalled();
  });

  it('looks again when a frame with text has loaded, and at no other load', async () => {
    document.body.innerHTML = '<iframe></iframe><img alt="">';
    const page = setUp();
    await page.kind('not-article');
    document.querySelector('img')!.dispatchEvent(new Event('load'));
    document.querySelector('iframe')!.dispatchEvent(new Event('load'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(page.edges.readGlanceState).toHaveBeenCalledTimes(1);
    document.querySelector('iframe')!.contentDocument!.body.textContent = LONG;
    document.querySelector('iframe')!.dispatchEvent(new Event('load'));
    await vi.waitFor(() => expect(page.session.leave).toHaveBeenCalled());
  });

  it('starts one session, and has it read again when the page changes', async () => {
    const page = setUp();
    page.articleChanged('content');
    page.lookout.look();
    await page.reads(1);
    page.articleChanged('address');
    expect(page.session.forget).toHaveBeenCalled();
    await page.reads(2);
    expect(page.edges.startSession).toHaveBeenCalledTimes(1);
    expect(page.lookout.reveal('m')).toBe(true);
  });

  it('starts it when a page becomes an article on the themes, and ends its work when it stops being one', async () => {
    const glance = vi.fn(async () => false);
    const page = setUp({ glance });
    await page.kind('off-theme');
    glance.mockResolvedValue(true);
    page.articleChanged('content');
    await page.reads(1);
    page.change({ enabled: false });
    await vi.waitFor(() =>
      expect(page.session.leave).toHaveBeenCalledWith({ kind: 'switched-off', scope: 'everywhere' }),
    );
    page.change({ enabled: true });
    await page.reads(2);
  });

  it('starts it on a page with notes, whatever the glance would say, and when the first note is made there', async () => {
    const notedPages = [notedPageKey(ADDRESS)];
    const glance = vi.fn(async () => false);
    const noted = setUp({ glance }, { notedPages });
    await noted.reads(1);
    expect(noted.session.read).toHaveBeenCalledWith({ noted: true });
    expect(glance).not.toHaveBeenCalled();

    const page = setUp({ glance });
    await page.kind('off-theme');
    page.change({ notedPages });
    await page.reads(1);
    page.change({ notedPages: [] });
    await vi.waitFor(() => expect(page.session.refresh).toHaveBeenCalled());
  });

  it('looks again when an essay changed, and only refreshes for another sensitivity', async () => {
    const page = setUp();
    await page.reads(1);
    page.change({});
    await vi.waitFor(() => expect(page.session.refresh).toHaveBeenCalledTimes(1));
    page.change({ glances: [{ version: 'other', terms: [], weights: [], names: [], forms: [], hints: [] }] });
    await page.reads(2);
    expect(page.session.refresh).toHaveBeenCalledTimes(1);
  });

  it('says so when the session cannot be started, and tries again when asked', async () => {
    const startSession = vi.fn(async (): Promise<PageSession> => Promise.reject(new Error('no access')));
    const page = setUp({ startSession });
    await page.kind('failed');
    expect(page.lookout.describe().state).toMatchObject({ error: expect.stringMatching(/reload the page/) as string });
    startSession.mockResolvedValue(page.session);
    page.lookout.look();
    await page.reads(1);
  });

  it('opens a card on the selection whatever the themes, but not where it is off', async () => {
    const page = setUp({ glance: async () => false });
    await page.kind('off-theme');
    expect(await page.lookout.openOnSelection('note')).toBe('opened');
    expect(page.session.openOnSelection).toHaveBeenCalledWith('note');
    page.change({ silencedSites: [window.location.hostname] });
    expect(await page.lookout.openOnSelection('note')).toBe('unread');
  });

  it('hands on why the page is left where that was found while a card was being brought', async () => {
    let arrive: (session: PageSession) => void = () => {};
    const page = setUp({ startSession: () => new Promise((resolve) => (arrive = resolve)), glance: async () => false });
    const opened = page.lookout.openOnSelection('note');
    await page.kind('off-theme');
    arrive(page.session);
    expect(await opened).toBe('opened');
    expect(page.session.leave.mock.calls).toEqual([[{ kind: 'off-theme', themes: [] }]]);
  });

  it('keeps still when the extension went', async () => {
    const gone = async () => Promise.reject(new Error('Extension context invalidated.'));
    const page = setUp({ startSession: gone });
    await vi.waitFor(() => expect(page.edges.glance).toHaveBeenCalled());
    await Promise.resolve();
    expect(page.lookout.describe().state.kind).toBe('reading');
    expect(page.reports).toEqual([]);
  });

  it('has an answer that comes too late read nothing', async () => {
    let arrive: (session: PageSession) => void = () => {};
    const page = setUp({ startSession: () => new Promise((resolve) => (arrive = resolve)) });
    await vi.waitFor(() => expect(page.edges.glance).toHaveBeenCalled());
    page.change({ enabled: false });
    await page.kind('switched-off');
    arrive(page.session);
    await new Promise((resolve) => setTimeout(resolve));
    expect(page.session.read).not.toHaveBeenCalled();
  });

  it('leaves no listener when it ends', async () => {
    const added = vi.spyOn(window, 'addEventListener');
    const page = setUp();
    await page.reads(1);
    page.controller.abort();
    expect(page.stopWatching).toHaveBeenCalled();
    expect(added.mock.calls.map(([, , options]) => (options as AddEventListenerOptions).signal?.aborted)).toEqual([
      true,
    ]);
    page.articleChanged('content');
    await new Promise((resolve) => setTimeout(resolve));
    expect(page.session.read).toHaveBeenCalledTimes(1);
  });
});
