import { isWebAddress } from '../notes/exportednote.ts';
import { db } from './db.ts';
import { isSilenced } from './silence.ts';

/** A page that the reader was on. */
export interface RecentPage {
  /** Canonical address, http(s). */
  page: string;
  title: string;
}

/**
 * Lists pages on which claims were looked for and whose visit is still kept, the last visited first. One that is known by
 * its name only, with imported notes, was perhaps never visited; what is silenced the reader wants left alone.
 */
export async function listRecentPages(most: number, silencedSites: string[]): Promise<RecentPage[]> {
  // oxlint-disable-next-line unicorn/no-array-reverse -- it is no array
  const latest = db.pages.orderBy('lastSeen').reverse();
  const pages = await latest
    .filter(
      ({ page, visits }) =>
        visits > 0 &&
        isWebAddress(page) &&
        URL.canParse(page) &&
        !isSilenced({ silencedSites }, new URL(page).hostname),
    )
    .limit(most)
    .toArray();
  return pages.map(({ page, title }) => ({ page, title: title || page }));
}
