/** Why the panel cannot hear from a tab's page. */
export type NoAccessReason = 'not-granted' | 'browser-page' | 'store' | 'file' | 'pdf' | 'needs-reload';

/** What the panel knows of the page in a tab before or without the page's own report. */
export interface TabFacts {
  /** Undefined where the browser doesn't say, as for its own pages. */
  url: string | undefined;
  /** Whether the reader has given Throughline access to web pages. */
  granted: boolean;
}

/** Hosts on which browsers let no extension run. */
const STORES = new Set([
  'chromewebstore.google.com',
  'addons.mozilla.org',
  'microsoftedge.microsoft.com',
  'addons.opera.com',
]);

/** Tells why a tab's page gave no answer, from what the browser says of the tab. */
export function noAccessReason({ url, granted }: TabFacts): NoAccessReason {
  const parsed = parseUrl(url);
  if (parsed?.protocol === 'file:') return 'file';
  if (parsed !== null && STORES.has(parsed.hostname)) return 'store';
  const web = parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
  if (parsed !== null && !web) return 'browser-page';
  if (!granted) return 'not-granted';
  // Firefox shows PDFs in a page of its own, where no extension runs.
  if (web && /\.pdf$/i.test(parsed.pathname)) return 'pdf';
  return web ? 'needs-reload' : 'browser-page';
}

function parseUrl(url: string | undefined): URL | null {
  return url !== undefined && URL.canParse(url) ? new URL(url) : null;
}
