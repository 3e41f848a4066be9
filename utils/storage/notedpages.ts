import * as v from 'valibot';
import { cyrb53 } from '../matching/matchid.ts';
import { defineCheckedItem } from './checkeditem.ts';

/**
 * Hashes of the pages that carry notes, where a content script reads them without a message: on such a page the
 * notes are shown even off theme. Hashes, so that reading `storage.local` does not list where the reader has been.
 */
export const notedPagesItem = defineCheckedItem<string[]>('local:notedPages', v.array(v.string()), []);

/** Names a page in `notedPagesItem`. */
export function notedPageKey(page: string): string {
  return cyrb53(page, 0).toString(36);
}

/** Tells whether a page may carry notes (a hash collision says yes wrongly, never no). */
export function isNoted(notedPages: string[], page: string): boolean {
  return notedPages.includes(notedPageKey(page));
}
