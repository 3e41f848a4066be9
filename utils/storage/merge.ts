import { claimKey } from '../essays/essay.ts';
import { matchId } from '../matching/matchid.ts';
import type { Note } from '../notes/note.ts';
import type { BackupMatch } from './backup.ts';
import type { Binned, OwnEssay, StoredEssay, StoredMatch, StoredPage } from './db.ts';
import { noteKeys, type StoredNote } from './notekeys.ts';

/**
 * How a record of a backup joins the stored one of the same key. Each rule gives the same result when it is applied
 * again, and never goes back in time: that is what makes restoring idempotent.
 */

/** The later `modified` wins; the stored one when they are the same. */
export function mergeNote(stored: StoredNote | undefined, note: Note): StoredNote {
  return stored && stored.modified >= note.modified ? stored : { ...note, ...noteKeys(note) };
}

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
 */
export function mergeEssay(stored: StoredEssay | undefined, essay: OwnEssay): StoredEssay {
  if (stored && (stored.builtIn || stored.modified >= essay.modified)) return stored;
  const colour = essay.colour ?? stored?.colour;
  const sensitivity = essay.sensitivity ?? stored?.sensitivity;
  return {
    ...essay,
    builtIn: false,
    added: stored ? earlier(stored.added, essay.added) : essay.added,
    ...(colour && { colour }),
    ...(sensitivity && { sensitivity }),
  };
}

/** The later deletion counts; the stored one when they are the same. */
export function mergeBinned(stored: Binned | undefined, binned: Binned | undefined): Binned | undefined {
  return stored && (!binned || stored.deleted >= binned.deleted) ? stored : binned;
}

function earlier(a: string, b: string): string {
  return a <= b ? a : b;
}
