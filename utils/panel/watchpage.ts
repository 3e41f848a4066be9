import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { browser } from '#imports';
import { cleanAddress } from '../article/canonical.ts';
import { onMessage, sendMessage } from '../messaging/protocol.ts';
import type { PageReport } from '../page/state.ts';
import { noAccessReason } from './access.ts';
import type { PanelState } from './statewords.ts';

/** The page in the watched tab as the panel knows it. */
export interface PageView {
  tab: number | null;
  state: PanelState;
  title: string;
  /** Host of the tab on the web; null where it is none. */
  host: string | null;
  /** The page's own report, of a PDF what its address tells; null where there is none. */
  report: PageReport | null;
}

/** Where the reader's web pages are, for asking the browser whether they may be read. */
export const PAGE_ORIGINS = ['http://*/*', 'https://*/*'];

/** A page tells of itself only once it was asked, and its script may start a moment after the page is complete. */
const ASK_AGAIN_MS = [300, 1000, 3000];

/** The script starts long before a page is complete, which some pages take minutes for; no event tells of it. */
const ASK_LOADING_MS = 1000;

const NOTHING: PageView = { tab: null, state: { kind: 'waiting' }, title: '', host: null, report: null };

/** Keeps asking and listening to the page of the watched tab: navigation and late results show without being asked for. */
export function watchPage(tab: ReadonlySignal<number | null>, stop: AbortSignal): ReadonlySignal<PageView> {
  const view = signal<PageView>(NOTHING);
  // Answers to questions asked before the last change are of another page.
  let round = 0;

  const show = (id: number, report: PageReport, url: string | undefined) => {
    round += 1;
    view.value = { tab: id, state: report.state, title: report.title, host: hostOf(url), report };
  };
  const ask = async (id: number) => {
    round += 1;
    const asked = round;
    const pauses = ASK_AGAIN_MS.values();
    for (;;) {
      const next = await describeTab(id);
      if (asked !== round || tab.peek() !== id) return;
      view.value = next;
      const { state } = next;
      const needsReload = state.kind === 'no-access' && state.reason === 'needs-reload';
      const pause = state.kind === 'waiting' ? ASK_LOADING_MS : needsReload ? pauses.next().value : undefined;
      if (pause === undefined) return;
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (asked !== round) return;
    }
  };
  const onUpdated = (id: number, change: { status?: string; url?: string }) => {
    if (id !== tab.peek()) return;
    // What is shown stays until there is an answer: Chromium says "loading" of each fragment of a page, too.
    if (change.status !== undefined || change.url !== undefined) void ask(id);
  };

  const stopListening = onMessage('pageChanged', ({ data, sender }) => {
    const id = sender.tab?.id;
    if (id !== undefined && id === tab.peek()) show(id, data, sender.url);
  });
  const stopFollowing = effect(() => {
    view.value = { ...NOTHING, tab: tab.value };
    if (tab.value !== null) void ask(tab.value);
  });
  const onGranted = () => {
    const id = tab.peek();
    if (id !== null) void ask(id);
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.permissions.onAdded.addListener(onGranted);
  stop.addEventListener('abort', () => {
    round += 1;
    stopListening();
    stopFollowing();
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.permissions.onAdded.removeListener(onGranted);
  });
  return view;
}

async function describeTab(id: number): Promise<PageView> {
  const report = await sendMessage('describePage', undefined, id).catch(() => null);
  if (report) return { tab: id, state: report.state, title: report.title, host: hostOf(report.origin), report };

  const tab = await browser.tabs.get(id).catch(() => null);
  const granted = await browser.permissions.contains({ origins: PAGE_ORIGINS }).catch(() => true);
  const known = { tab: id, title: tab?.title ?? '', host: hostOf(tab?.url), report: null };
  if (tab?.status === 'loading') return { ...known, state: { kind: 'waiting' } };
  const reason = noAccessReason({ url: tab?.url, granted });
  return { ...known, state: { kind: 'no-access', reason }, report: reason === 'pdf' ? pdfReport(tab) : null };
}

/** A PDF's report where it has no script of ours to make one (Firefox): the reader can write on it all the same. */
function pdfReport(tab: { url?: string | undefined; title?: string | undefined } | null): PageReport | null {
  const page = cleanAddress(tab?.url ?? '');
  if (page === null) return null;
  const state = { kind: 'not-article', reason: 'pdf' } as const;
  return { page, title: tab?.title ?? '', state, painted: [], lost: [], unkept: [], keepingFails: null };
}

function hostOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? hostname : null;
}
