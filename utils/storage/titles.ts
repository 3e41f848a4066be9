import { db } from './db.ts';

/** Reads the titles of pages by their addresses; a page that is not kept has none. */
export async function readTitles(addresses: string[]): Promise<Map<string, string>> {
  const pages = await db.pages.bulkGet([...new Set(addresses)]);
  return new Map(pages.flatMap((page) => (page ? [[page.page, page.title] as const] : [])));
}
