import { db, type StoredMatch } from './db.ts';
import { namingFailures } from './failure.ts';

/**
 * Keeps the reader's verdict on a match, null takes it back. The time is kept for an undo too, so that a backup can
 * tell which of two verdicts is the later one. Returns false where the match is not known.
 * @throws StorageFullError
 */
export async function setVerdict(match: string, verdict: StoredMatch['verdict']): Promise<boolean> {
  const updated = await namingFailures(() =>
    db.matches.update(match, { verdict, verdictAt: new Date().toISOString() }),
  );
  return updated > 0;
}
