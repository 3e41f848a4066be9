import { claimKey } from '../essays/essay.ts';
import { matchId } from '../matching/matchid.ts';
import { isSaid, type Verdict } from '../matching/match.ts';
import type { Saying } from '../messaging/protocol.ts';
import { db, type StoredMatch } from './db.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import { refreshNotedPages } from './notes.ts';
import { settingsItem } from './settings.ts';
import { nameOnly } from './titles.ts';

/**
 * Keeps the reader's verdict on a match, null takes it back. The time is kept for an undo too, so that a backup can
 * tell which of two verdicts is the later one. Where no sightings are kept, a match is there for its verdict alone and
 * goes with it. Returns false where the match is not known.
 * @param met the match as the page has it: a verdict is kept also where its sighting is not, or not yet
 * @throws StorageFullError
 */
export async function setVerdict(match: string, verdict: Verdict | null, met?: Saying): Promise<boolean> {
  const keepsSightings = (await settingsItem.getValue()).keepSightings !== 0;
  const judged = await namingFailures(async () => {
    if (verdict !== null && met) return putVerdict(met, verdict, keepsSightings);
    if (verdict === null && !keepsSightings) return db.matches.where({ id: match }).delete();
    return db.matches.update(match, (known) => {
      Object.assign(known, { verdict, verdictAt: laterThan(known.verdictAt ?? undefined) });
    });
  });
  await refreshNotedPages();
  return judged > 0;
}

/**
 * Keeps that a sentence makes or disputes a claim because the reader says so, whether or not the matcher found it; the
 * match's `relation` is the reader's. It is kept also where the reader wants no sightings kept, for it is the reader's own
 * work, as a note is; then without the title of its page, as a note is.
 * @throws StorageFullError
 */
export async function keepSaying(saying: Saying): Promise<void> {
  const keepsSightings = (await settingsItem.getValue()).keepSightings !== 0;
  await namingFailures(() => putVerdict(saying, saying.match.relation, keepsSightings));
  await refreshNotedPages();
}

/** Puts a verdict on a match, which is made where there is none. Returns how many were judged: one. */
async function putVerdict({ page, title, match }: Saying, verdict: Verdict, named: boolean): Promise<number> {
  const id = matchId({ ...match, page });
  const now = new Date().toISOString();
  await db.transaction('rw', db.pages, db.matches, async () => {
    const known = await db.matches.get(id);
    const made = { ...match, id, page, claimKey: claimKey(match), firstSeen: now, lastSeen: now };
    // Panel and page both tell of one verdict: it was given once, when the first of them did.
    const verdictAt = known?.verdict === verdict ? known.verdictAt : laterThan(known?.verdictAt ?? undefined);
    await db.matches.put({ ...(known ?? made), verdict, verdictAt });
    // A page that nobody sighted is known by its name only.
    if (named && (await db.pages.get(page)) === undefined) await db.pages.put(nameOnly(page, title, now));
  });
  return 1;
}

/** Says of a stored match what counts: where the reader said which relation it is, that, and for certain. */
export function asJudged<T extends Pick<StoredMatch, 'relation' | 'score' | 'verdict'>>(match: T): T {
  const { verdict } = match;
  return isSaid(verdict) ? { ...match, relation: verdict, score: 1 } : match;
}
