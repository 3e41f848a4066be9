import { claimKey, type ClaimRef } from '../essays/essay.ts';
import { matchId } from '../matching/matchid.ts';
import type { PageMemory, SightedMatch, Sighting } from '../messaging/protocol.ts';
import { db, type StoredMatch, type StoredPage } from './db.ts';
import { namingFailures } from './failure.ts';
import { recallPage } from './pages.ts';
import { settingsItem } from './settings.ts';
import { readTitles } from './titles.ts';
import { asJudged } from './verdicts.ts';

/** A page seen again after half an hour counts as a new visit (the span web analytics agree on), before as the same. */
export const VISIT_GAP_MS = 30 * 60 * 1000;

/** Where and when a claim was met. */
export interface ClaimSighting {
  match: StoredMatch;
  title: string;
}

/**
 * Keeps a page and its matches. Repeating it changes nothing but `lastSeen`: matches are known by page, claim and
 * quote, and keep their verdict and `firstSeen`. Matches that the page no longer reports stay.
 * Nothing is kept where the reader wants no sightings kept.
 * @throws StorageFullError
 */
export async function recordSighting(sighting: Sighting): Promise<PageMemory> {
  if ((await settingsItem.getValue()).keepSightings === 0) return recallPage(sighting.page);
  const now = new Date().toISOString();
  await namingFailures(() =>
    db.transaction('rw', db.pages, db.matches, async () => {
      await db.pages.put(nextPage(await db.pages.get(sighting.page), sighting, now));
      const sighted = new Map(sighting.matches.map((match) => [matchId({ ...match, page: sighting.page }), match]));
      const known = await db.matches.bulkGet([...sighted.keys()]);
      await db.matches.bulkPut(
        [...sighted].map(([id, match], i) => nextMatch(known[i], { id, page: sighting.page, match, now })),
      );
    }),
  );
  return recallPage(sighting.page);
}

/** Lists where a claim was met, latest first; rejected matches are left out. */
export async function sightingsOfClaim(ref: ClaimRef): Promise<ClaimSighting[]> {
  const matches = await db.matches.where({ claimKey: claimKey(ref) }).toArray();
  const titles = await readTitles(matches.map(({ page }) => page));
  return latestFirst(matches).map((match) => ({ match, title: titles.get(match.page) ?? match.page }));
}

/** Puts matches as the reader judged them in order, the last met first; those that were rejected are left out. */
export function latestFirst(matches: StoredMatch[]): StoredMatch[] {
  return matches
    .filter(({ verdict }) => verdict !== 'not-a-match')
    .map(asJudged)
    .toSorted((a, b) => b.lastSeen.localeCompare(a.lastSeen) || b.score - a.score);
}

function nextPage(known: StoredPage | undefined, { page, title, themes }: Sighting, now: string): StoredPage {
  // A page that was known by its name only was not visited yet.
  const isNewVisit = !known || known.visits === 0 || Date.parse(now) - Date.parse(known.lastSeen) > VISIT_GAP_MS;
  return {
    page,
    title,
    themes,
    firstSeen: known?.firstSeen ?? now,
    lastSeen: now,
    visits: (known?.visits ?? 0) + (isNewVisit ? 1 : 0),
  };
}

function nextMatch(
  known: StoredMatch | undefined,
  { id, page, match, now }: { id: string; page: string; match: SightedMatch; now: string },
): StoredMatch {
  const { essay, claim, relation, score, quote, why } = match;
  return {
    id,
    page,
    claimKey: claimKey(match),
    essay,
    claim,
    relation,
    // A verdict teaches against the score that the reader saw; the score it leads to would teach it again.
    score: known && known.verdict !== null ? known.score : score,
    quote,
    why,
    firstSeen: known?.firstSeen ?? now,
    lastSeen: now,
    verdict: known?.verdict ?? null,
    verdictAt: known?.verdictAt ?? null,
  };
}
