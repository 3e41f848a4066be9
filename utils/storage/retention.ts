import { db } from './db.ts';
import { namingFailures } from './failure.ts';
import { rewriteBackups } from './rewritebackups.ts';

/** Counts the pages that `forgetOldSightings` would forget. */
export async function countOldPages(months: number | null, now = new Date()): Promise<number> {
  return months === null ? 0 : await lastSeenBefore('pages', months, now).count();
}

/**
 * Forgets pages, and sentences with their verdicts, that were last seen before so many months; notes stay.
 * @param months null: none are forgotten, 0: all are
 */
export async function forgetOldSightings(months: number | null, now = new Date()): Promise<void> {
  if (months === null) return;
  await namingFailures(() =>
    db.transaction('rw', db.pages, db.matches, async () => {
      await lastSeenBefore('pages', months, now).delete();
      await lastSeenBefore('matches', months, now).delete();
    }),
  );
}

/** Forgets the same in the automatic backups; without it they grow out of it in two months. */
export async function forgetOldInBackups(months: number | null, now = new Date()): Promise<void> {
  if (months === null) return;
  const since = months === 0 ? null : keptSince(months, now);
  const isKept = ({ lastSeen }: { lastSeen: string }) => since !== null && lastSeen >= since;
  await rewriteBackups((backup) => ({
    ...backup,
    pages: backup.pages.filter(isKept),
    matches: backup.matches.filter(isKept),
  }));
}

function lastSeenBefore(table: 'pages' | 'matches', months: number, now: Date) {
  return months === 0 ? db[table].toCollection() : db[table].where('lastSeen').below(keptSince(months, now));
}

function keptSince(months: number, now: Date): string {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  return since.toISOString();
}
