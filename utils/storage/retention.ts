import type { Table } from 'dexie';
import { isSaid } from '../matching/match.ts';
import { forgetAnswers } from './answers.ts';
import { db, type StoredPage } from './db.ts';
import { namingFailures } from './failure.ts';
import { rewriteBackups } from './rewritebackups.ts';

/** Counts the pages that `forgetOldSightings` would forget. */
export async function countOldPages(months: number | null, now = new Date()): Promise<number> {
  return months === null ? 0 : await lastSeenBefore(db.pages, months, now).filter(wasVisited).count();
}

/**
 * Forgets pages, sentences with their verdicts, and what the matcher found, last seen before so many months; notes stay,
 * and so do sentences of which the reader said which claim they make.
 * @param months null: none are forgotten, 0: all are
 */
export async function forgetOldSightings(months: number | null, now = new Date()): Promise<void> {
  if (months === null) return;
  await namingFailures(() =>
    db.transaction('rw', db.pages, db.matches, async () => {
      await lastSeenBefore(db.pages, months, now).filter(wasVisited).delete();
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
  await rewriteBackups((backup) => ({
    ...backup,
    pages: backup.pages.filter((page) => isKept(page) || !wasVisited(page)),
    matches: backup.matches.filter((match) => isKept(match) || isSaid(match.verdict)),
  }));
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
