import { claimKey, type Essay, type RetiredClaim } from '../essays/essay.ts';
import { MOST_RETIRED } from '../essays/parse.ts';
import { matchId } from '../matching/matchid.ts';
import type { BackupMatch } from './backup.ts';
import type { Binned, OwnEssay, StoredEssay, StoredMatch, StoredPage } from './db.ts';
import { laterThan } from './later.ts';
import { isSame } from './same.ts';

/**
 * How a record of a backup joins the stored one of the same key. Each rule gives the same result when it is applied
 * again, and never goes back in time: that is what makes restoring idempotent.
 */

/** Spans both histories; title and themes are those last seen. A page of which only the name is known has no history. */
export function mergePage(stored: StoredPage | undefined, page: StoredPage): StoredPage {
  if (!stored) return page;
  if ((stored.visits === 0) !== (page.visits === 0)) return stored.visits === 0 ? page : stored;
  return {
    ...(stored.lastSeen >= page.lastSeen ? stored : page),
    firstSeen: earlier(stored.firstSeen, page.firstSeen),
    visits: Math.max(stored.visits, page.visits),
  };
}

/** Spans both histories; the later verdict (or undo) counts. */
export function mergeMatch(stored: StoredMatch | undefined, match: BackupMatch): StoredMatch {
  const restored: StoredMatch = { ...match, id: matchId(match), claimKey: claimKey(match) };
  if (!stored) return restored;
  const judged = (stored.verdictAt ?? '') >= (restored.verdictAt ?? '') ? stored : restored;
  return {
    ...(stored.lastSeen >= restored.lastSeen ? stored : restored),
    firstSeen: earlier(stored.firstSeen, restored.firstSeen),
    verdict: judged.verdict,
    verdictAt: judged.verdictAt,
  };
}

/**
 * The later `modified` wins, the stored one when they are the same; a built-in one is never replaced. Colour and
 * sensitivity that the reader chose stay where the file names none: older files name none whatever was chosen.
 * @param rewind an older text of the file wins too, as changed now
 */
export function mergeEssay(stored: StoredEssay | undefined, essay: OwnEssay, rewind: boolean): StoredEssay {
  const isBack = rewind && stored !== undefined && isOlderEssay(stored, essay);
  if (stored && !isBack && (stored.builtIn || stored.modified >= essay.modified)) return stored;
  const colour = essay.colour ?? stored?.colour;
  const sensitivity = essay.sensitivity ?? stored?.sensitivity;
  return {
    ...essay,
    builtIn: false,
    added: stored ? earlier(stored.added, essay.added) : essay.added,
    ...(stored && retire(stored, essay)),
    ...(isBack && { modified: laterThan(stored.modified), enabled: stored.enabled }),
    ...(colour && { colour }),
    ...(sensitivity && { sensitivity }),
  };
}

/** Lists the claims taken out, with those that another text of an essay lacks: they can still be read under what was noted on them. */
export function retire(stored: Essay, essay: Essay): Pick<Essay, 'retired'> {
  const gone = goneClaims(stored, essay);
  return gone.length === 0 ? {} : { retired: [...(essay.retired ?? []), ...gone].slice(-MOST_RETIRED) };
}

/** Lists the claims of an essay, those taken out before too, that another text of it names nowhere. */
export function goneClaims(stored: Essay, { claims, retired = [] }: Essay): RetiredClaim[] {
  const known = new Set([...claims, ...retired].map(({ id }) => id));
  return [...(stored.retired ?? []), ...stored.claims]
    .filter(({ id }) => !known.has(id))
    .map(({ id, text }) => ({ id, text }));
}

/** Tells whether a backup holds an older text of an essay of the reader's own than what is there now. */
export function isOlderEssay(stored: StoredEssay, essay: OwnEssay): boolean {
  return !stored.builtIn && essay.modified <= stored.modified && hasOtherText(stored, essay);
}

/** Tells whether two essays of one id say different things, whatever the reader decided about them. */
export function hasOtherText(a: OwnEssay, b: OwnEssay): boolean {
  const textOf = ({ title, author, text, themes, claims }: OwnEssay) => ({ title, author, text, themes, claims });
  return !isSame(textOf(a), textOf(b));
}

/** The later deletion counts; the stored one when they are the same. */
export function mergeBinned(stored: Binned | undefined, binned: Binned | undefined): Binned | undefined {
  return stored && (!binned || stored.deleted >= binned.deleted) ? stored : binned;
}

function earlier(a: string, b: string): string {
  return a <= b ? a : b;
}
