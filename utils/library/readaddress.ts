import { browser } from '#imports';
import type { EssaySource } from '../essays/draftessay.ts';
import type { PageText } from '../page/pagetext.ts';
import { askPageText } from './askpagetext.ts';
import { describeRefusal } from './describerefusal.ts';
import { sourceOfPage } from './sourceofpage.ts';
import { AddressError, hostPermission } from './typedaddress.ts';

/** Milliseconds that a page gets to load. Some never end: what is there by then is read. */
const LOAD_LIMIT = 30_000;

/** What a document says of itself before it is read. `status`: as HTTP has it; 0: not told. */
export interface DocumentKind {
  type: string;
  status: number;
}

/**
 * Reads the op-ed at an address that the reader typed, once, as `readPageAt` reads a page.
 * @throws AddressError
 */
export async function readAddress(url: URL): Promise<EssaySource> {
  return sourceOfPage(await readPageAt(url, 'choose the page under “Use an open page”'));
}

/**
 * Reads the article at an address, once.
 *
 * It is opened in a tab behind the library and read there as any open page is, and never fetched: the extension's
 * pages may not reach any address (`connect-src 'self'` in the manifest), and one that may fetch what is typed could
 * fetch anything. A tab also renders what scripts bring and shows what the reader has subscribed to. The tab is closed
 * again whatever comes of it.
 *
 * Call it first thing in the click's handler: where the browser withholds access to sites, it asks the reader about
 * this host alone.
 * @param then what the reader can do with the page once it is open in a tab, as the words of a sentence
 * @throws AddressError
 */
export async function readPageAt(url: URL, then: string): Promise<PageText> {
  const granted = await browser.permissions.request({ origins: [hostPermission(url)] });
  if (!granted) throw new AddressError(`Throughline may not read ${url.hostname} unless you allow it.`);
  const tab = await browser.tabs.create({ url: url.href, active: false });
  if (tab.id === undefined) throw new AddressError('The browser did not open that page.');
  try {
    if (tab.incognito)
      throw new AddressError('This is a private window, of which nothing is kept. Copy the text and paste it here.');
    if (!(await isPageLoaded(tab.id))) throw unreached(url);
    const refusal = describeRefusal(url, await askKind(tab.id, url), then);
    if (refusal !== null) throw new AddressError(refusal);
    const answer = await askPageText(tab.id);
    if (answer?.kind === 'text') return answer.text;
    throw new AddressError(describeRefusal(url, answer?.reason ?? 'silent', then)!);
  } finally {
    // The reader may have closed it, or it was a download that never became a page.
    await browser.tabs.remove(tab.id).catch(() => {});
  }
}

/** Waits until the tab's page has loaded, the tab is gone, or the time is up. Returns whether there is a page. */
async function isPageLoaded(id: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let shown = false;
  const onUpdated = (updated: number, _change: unknown, tab: { status?: string; url?: string }) => {
    if (updated !== id) return;
    // A new tab begins with an empty page, which may be complete too. Where no page comes, the limit ends the wait.
    shown = tab.url?.startsWith('http') ?? false;
    if (shown && tab.status === 'complete') resolve(true);
  };
  const onRemoved = (removed: number) => {
    if (removed === id) resolve(false);
  };
  const timer = setTimeout(() => resolve(shown), LOAD_LIMIT);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(onRemoved);
  try {
    // It may have been quicker than the listener.
    await browser.tabs.get(id).then(
      (tab) => onUpdated(id, null, tab),
      () => onRemoved(id),
    );
    return await promise;
  } finally {
    clearTimeout(timer);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.tabs.onRemoved.removeListener(onRemoved);
  }
}

/** @throws AddressError where there is no document to ask: the browser shows a page of its own in its place */
async function askKind(tab: number, url: URL): Promise<DocumentKind> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: tab },
      func: (): DocumentKind => {
        const [visit] = performance.getEntriesByType('navigation') as { responseStatus?: number }[];
        return { type: document.contentType, status: visit?.responseStatus ?? 0 };
      },
    });
    if (answer?.result) return answer.result;
  } catch (error) {
    console.warn('Throughline could not read a typed address', error);
  }
  throw unreached(url);
}

function unreached({ hostname }: URL): AddressError {
  return new AddressError(
    `${hostname} could not be reached, or sent no web page. Check the address, or open it yourself and save it as a file.`,
  );
}
