import { hash53 } from '../matching/hash.ts';

/** Names a page in `notedPagesItem`. */
export function notedPageKey(page: string): string {
  return hash53(page);
}

/** Tells whether a page may carry notes (a hash collision says yes wrongly, never no). */
export function isNoted(notedPages: string[], page: string): boolean {
  return notedPages.includes(notedPageKey(page));
}
