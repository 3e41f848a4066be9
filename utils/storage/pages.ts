import type { PageMemory } from '../messaging/protocol.ts';
import { db, type StoredMatch } from './db.ts';
import { notesOnPage } from './notes.ts';

/** Lists every match kept of a page, rejected and merely related ones too, in reading order. */
export async function matchesOnPage(page: string): Promise<StoredMatch[]> {
  const matches = await db.matches.where({ page }).toArray();
  return matches.toSorted((a, b) => a.quote.start - b.quote.start || b.score - a.score);
}

/** Tells what a page session must know of the past, without recording a visit. */
export async function recallPage(page: string): Promise<PageMemory> {
  const [matches, notes] = await Promise.all([db.matches.where({ page }).toArray(), notesOnPage(page)]);
  return {
    rejected: matches.filter(({ verdict }) => verdict === 'not-a-match').map(({ id }) => id),
    notes: notes.filter(({ target }) => target.kind === 'sentence'),
  };
}

/** Forgets a page and its matches; the reader's notes on it stay. */
export function forgetPage(page: string): Promise<void> {
  return db.transaction('rw', db.pages, db.matches, async () => {
    await db.pages.delete(page);
    await db.matches.where({ page }).delete();
  });
}
