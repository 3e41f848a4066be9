import { db } from './db.ts';
import { namingFailures } from './failure.ts';

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

function lastSeenBefore(table: 'pages' | 'matches', months: number, now: Date) {
  if (months === 0) return db[table].toCollection();
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  return db[table].where('lastSeen').below(since.toISOString());
}
