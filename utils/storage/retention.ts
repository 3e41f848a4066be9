import type { Table } from 'dexie';
import { isSaid } from '../matching/match.ts';
import { forgetAnswers } from './answers.ts';
import { db, type StoredPage } from './db.ts';
import { namingFailures } from './failure.ts';
import { rewriteBackups } from './rewritebackups.ts';
import { nameOnly } from './titles.ts';

/** Counts the pages that `forgetOldSightings` would forget. */
export async function countOldPages(months: number | null, now = new Date()): Promise<number> {
  return months === null ? 0 : await lastSeenBefore(db.pages, months, now).filter(wasVisited).count();
}

/**
 * Forgets pages, sentences with their verdicts, and what the matcher found, last seen before so many months; notes stay,
 * and so do sentences of which the reader said which claim they make. Of the pages of both only the title stays.
 * @param months null: none are forgotten, 0: all are
 */
export async function forgetOldSightings(months: number | null, now = new Date()): Promise<void> {
  if (months === null) return;
  await namingFailures(() =>
    db.transaction('rw', db.pages, db.matches, db.notes, async () => {
      const own = new Set((await db.notes.orderBy('page').uniqueKeys()) as string[]);
      await db.matches
        .where('verdict')
        .anyOf('agrees', 'disputes')
        .each(({ page }) => own.add(page));
      const old = await lastSeenBefore(db.pages, months, now).filter(wasVisited).toArray();
      await db.pages.bulkDelete(old.map(({ page }) => page));
      await db.pages.bulkPut(
        old.filter(({ page }) => own.has(page)).map(({ page, title }) => nameOnly(page, title, now.toISOString())),
      );
      await lastSeenBefore(db.matches, months, now)
        .filter(({ verdict }) => !isSaid(verdict))
        .delete();
    }),
  );
  await forgetAnswers(months === 0 ? null : new Date(keptSince(months, now)));
}

/** Forgets the same in the automatic backups; without it they grow out of it in two months. */
export async function forgetOldInBackups(months: number | null, now = new Date()): Promise<void> {
  if (months === null) return;
  const since = months === 0 ? null : keptSince(months, now);
  const isKept = ({ lastSeen }: { lastSeen: string }) => since !== null && lastSeen >= since;
  await rewriteBackups((backup) => {
    const matches = backup.matches.filter((match) => isKept(match) || isSaid(match.verdict));
    const own = new Set([
      ...backup.notes.flatMap(({ target }) => (target.kind === 'claim' ? [] : [target.page])),
      ...matches.filter(({ verdict }) => isSaid(verdict)).map(({ page }) => page),
    ]);
    const pages = backup.pages.flatMap((page) => {
      if (isKept(page) || !wasVisited(page)) return [page];
      return own.has(page.page) ? [nameOnly(page.page, page.title, now.toISOString())] : [];
    });
    return { ...backup, pages, matches };
  });
}

/** A page that only an import brought is no sighting: it names what a note hangs on. */
function wasVisited({ visits }: StoredPage): boolean {
  return visits > 0;
}

function lastSeenBefore<T>(table: Table<T, string>, months: number, now: Date) {
  return months === 0 ? table.toCollection() : table.where('lastSeen').below(keptSince(months, now));
}

function keptSince(months: number, now: Date): string {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  // A month without that day runs over into the next: its last day is meant.
  if (since.getUTCDate() !== now.getUTCDate()) since.setUTCDate(0);
  return since.toISOString();
}
