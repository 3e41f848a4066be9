import { BOOK_URN } from './noteschema.ts';

/** Names the site of a page for the reader: its host without `www.`; what is on no site says what it is. */
export function siteName(page: string): string {
  if (page.startsWith(BOOK_URN)) return 'books';
  const url = URL.canParse(page) ? new URL(page) : null;
  if (url === null || url.hostname === '') return 'files';
  if (url.protocol === 'chrome-extension:' || url.protocol === 'moz-extension:') return 'Throughline';
  return url.hostname.replace(/^www\./, '');
}
