// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { afterEach, expect, it, vi } from 'vitest';
import { FRAMED } from '../article/framed.ts';
import { startFramedSession } from './framedsession.ts';
import type { PageSession, SessionGround } from './pagesession.ts';
import type { PageReport, PageState } from './state.ts';

const PROSE = 'The alliance has kept the peace in Europe for decades, and its members want it to last. '.repeat(8);
const GLANCE_STATE = {
  enabled: true,
  silencedSites: [],
  unreadClasses: [],
  readSites: [],
  glances: [],
  library: null,
  notedPages: [],
};

const life = new AbortController();
afterEach(() => life.abort());

/** A session that says what it was told last, and finds whatever it reads matched. */
function fakeSession({ address, tell }: SessionGround): PageSession {
  let state: PageState = { kind: 'reading' };
  const describe = () => ({ page: address(), state }) as PageReport;
  const enter = (next: PageState) => {
    state = next;
    tell(describe());
  };
  return {
    read: () => enter({ kind: 'matched', themes: [], total: 1 }),
    leave: enter,
    describe,
  } as Partial<PageSession> as PageSession;
}

it('looks again in the frame that could not be read, when it is asked to look at the page again', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.contentDocument!.body.append(PROSE);
  // In frames jsdom takes no signal of the test's own realm.
  const inner = frame.contentWindow as Window & typeof globalThis;
  inner.EventTarget.prototype.addEventListener = EventTarget.prototype.addEventListener;
  const readGlanceState = vi.fn(async () => GLANCE_STATE as never);
  readGlanceState.mockRejectedValueOnce(new Error('A disk that was away for a moment.'));
  const reports: PageReport[] = [];
  const session = startFramedSession({
    ground: {
      document,
      window,
      signal: life.signal,
      address: () => 'https://news.test/story',
      watch: { deepen: () => {}, noteText: () => {} },
      state: { kind: 'reading' },
      tell: (report) => void reports.push(report),
    },
    startSession: fakeSession,
    edges: {
      readGlanceState,
      watchGlanceState: () => () => {},
      watchArticle: () => ({ followTrees: () => {}, deepen: () => {}, noteText: () => {}, awaitsText: () => false }),
      glance: async () => true,
    },
    styleFrames: async () => {},
  });
  session.leave(FRAMED);
  await vi.waitFor(() => expect(session.describe().state.kind).toBe('failed'));
  session.leave(FRAMED);
  await vi.waitFor(() => expect(session.describe().state.kind).toBe('matched'));
  expect(reports.at(-1)?.state.kind).toBe('matched');
  // One that could be read is not read once more for each change around it.
  session.leave(FRAMED);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readGlanceState).toHaveBeenCalledTimes(2);
});
