import { claimKey, type ClaimRef } from '../essays/essay.ts';
import { changedAt, type Note } from '../notes/note.ts';
import { db } from './db.ts';
import { exclusively } from './exclusively.ts';
import { plainNote, sentenceKey, type StoredNote } from './notekeys.ts';
import { notedPageKey } from './notedpagekey.ts';
import { notedPagesItem } from './notedpages.ts';

/** Finds a note. */
export async function findNote(id: string): Promise<Note | null> {
  const note = await db.notes.get(id);
  return note ? plainNote(note) : null;
}

/** Finds the note on a sentence; of several, the one last changed. */
export async function findSentenceNote({ page, exact }: { page: string; exact: string }): Promise<Note | null> {
  const candidates = await db.notes.where({ sentenceKey: sentenceKey(page, exact) }).toArray();
  const note = lastChangedFirst(candidates).find(
    ({ target }) => target.kind === 'sentence' && target.page === page && target.quote.exact === exact,
  );
  return note ?? null;
}

/** Lists the notes on a page and on its sentences: the page's first, then in reading order. */
export async function notesOnPage(page: string): Promise<Note[]> {
  const notes = await db.notes.where({ page }).toArray();
  return notes.map(plainNote).toSorted((a, b) => place(a) - place(b) || a.created.localeCompare(b.created));
}

/** Lists the notes on a claim, those on a sentence that was matched to it too, last changed first. */
export async function notesOnClaim(ref: ClaimRef): Promise<Note[]> {
  return lastChangedFirst(await db.notes.where({ claimKey: claimKey(ref) }).toArray());
}

/** Lists the notes on a claim alone, not on sentences, last changed first: few, however many sentences were noted. */
export async function notesOnClaimItself(ref: ClaimRef): Promise<Note[]> {
  const notes = await db.notes
    .where('[claimKey+target.kind]')
    .equals([claimKey(ref), 'claim'])
    .toArray();
  return lastChangedFirst(notes);
}

/**
 * Lists all notes, last changed first; or so many at most of those that were changed or brought back last, for the
 * database knows no other order.
 */
export async function listNotes(most = Infinity): Promise<Note[]> {
  const notes = db.notes.orderBy('modified');
  if (most === Infinity) return lastChangedFirst(await notes.toArray());
  // Backwards the database goes step by step: only a few are faster so.
  // oxlint-disable-next-line unicorn/no-array-reverse -- it is no array
  const last = await notes.reverse().limit(most).toArray();
  return lastChangedFirst(last.toReversed());
}

/** Of several that were changed at one moment, the one that stood last comes first. */
function lastChangedFirst(notes: StoredNote[]): Note[] {
  const byChange = (a: Note, b: Note) => (changedAt(a) < changedAt(b) ? 1 : changedAt(a) > changedAt(b) ? -1 : 0);
  return notes.toReversed().map(plainNote).toSorted(byChange);
}

/** Writes `notedPagesItem` anew from the notes and what the reader said. Call it after these changed by other means. */
export function refreshNotedPages(): Promise<void> {
  return exclusively('noted-pages', async () => {
    const noted = (await db.notes.orderBy('page').uniqueKeys()) as string[];
    const said = await db.matches.where('verdict').anyOf('agrees', 'disputes').toArray();
    const pages = new Set([...noted, ...said.map(({ page }) => page)]);
    const keys = [...pages].map(notedPageKey).toSorted();
    const known = await notedPagesItem.getValue();
    if (keys.length !== known.length || keys.some((key, i) => key !== known[i])) await notedPagesItem.setValue(keys);
  });
}

function place({ target }: Note): number {
  return target.kind === 'sentence' ? target.quote.start : -1;
}
