import { claimKey } from '../essays/essay.ts';
import { matchId } from '../matching/matchid.ts';
import { isSaid, type Verdict } from '../matching/match.ts';
import type { SightedMatch } from '../messaging/protocol.ts';
import { db, type StoredMatch } from './db.ts';
import { namingFailures } from './failure.ts';
import { refreshNotedPages } from './notes.ts';
import { nameOnly } from './titles.ts';

/**
 * Keeps the reader's verdict on a match, null takes it back. The time is kept for an undo too, so that a backup can
 * tell which of two verdicts is the later one. Returns false where the match is not known.
 * @throws StorageFullError
 */
export async function setVerdict(match: string, verdict: Verdict | null): Promise<boolean> {
  const updated = await namingFailures(() =>
    db.matches.update(match, { verdict, verdictAt: new Date().toISOString() }),
  );
  await refreshNotedPages();
  return updated > 0;
}

/** What the reader says of a sentence of a page; `relation` is the reader's. */
export interface Saying {
  page: string;
  title: string;
  match: SightedMatch;
}

/**
 * Keeps that a sentence makes or disputes a claim because the reader says so, whether or not the matcher found it. It is
 * kept also where the reader wants no sightings kept: it is the reader's own work, as a note is.
 * @throws StorageFullError
 */
export async function keepSaying({ page, title, match }: Saying): Promise<void> {
  const id = matchId({ ...match, page });
  const now = new Date().toISOString();
  await namingFailures(() =>
    db.transaction('rw', db.pages, db.matches, async () => {
      const known = await db.matches.get(id);
      const made = { ...match, id, page, claimKey: claimKey(match), firstSeen: now, lastSeen: now };
      await db.matches.put({ ...(known ?? made), verdict: match.relation, verdictAt: now });
      // A page that nobody sighted is known by its name only.
      if ((await db.pages.get(page)) === undefined) await db.pages.put(nameOnly(page, title, now));
    }),
  );
  await refreshNotedPages();
}

/** Says of a stored match what counts: where the reader said which relation it is, that, and for certain. */
export function asJudged<T extends Pick<StoredMatch, 'relation' | 'score' | 'verdict'>>(match: T): T {
  const { verdict } = match;
  return isSaid(verdict) ? { ...match, relation: verdict, score: 1 } : match;
}
