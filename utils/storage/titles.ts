import { db, type StoredPage } from './db.ts';
import { settingsItem } from './settings.ts';

/** Reads the titles of pages by their addresses; a page that is not kept has none. */
export async function readTitles(addresses: string[]): Promise<Map<string, string>> {
  const pages = await db.pages.bulkGet([...new Set(addresses)]);
  return new Map(pages.flatMap((page) => (page ? [[page.page, page.title] as const] : [])));
}

/** Longest title kept, in UTF-16 code units, as of pages that were sighted. */
const LONGEST_TITLE = 1_000;

/**
 * Keeps the title of a page with the reader's notes that nobody sighted: it is known by its name only. Where the reader wants
 * no sightings kept, nothing of a page is kept but what is in the notes.
 */
export async function keepTitle(page: string, title: string): Promise<void> {
  if (title.trim() === '' || (await settingsItem.getValue()).keepSightings === 0) return;
  await db.transaction('rw', db.pages, async () => {
    if ((await db.pages.get(page)) === undefined) await db.pages.put(nameOnly(page, title.slice(0, LONGEST_TITLE)));
  });
}

/**
 * Makes the record of a page of which no visit is known, as one that came with an imported note.
 * @param time since when it is known, ISO 8601 UTC
 */
export function nameOnly(page: string, title: string, time = new Date().toISOString()): StoredPage {
  return { page, title, themes: [], firstSeen: time, lastSeen: time, visits: 0 };
}
