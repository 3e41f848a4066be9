import { claimKey, type ClaimRef } from '../essays/essay.ts';
import { cyrb53 } from '../matching/matchid.ts';
import type { Note } from '../notes/note.ts';
import { db } from './db.ts';
import { dropDraft, forgetDraft, keepDraft, listDrafts } from './drafts.ts';
import { exclusively } from './exclusively.ts';
import { namingFailures } from './failure.ts';
import { noteKeys, plainNote, sentenceKey } from './notekeys.ts';
import { notedPageKey } from './notedpagekey.ts';
import { notedPagesItem } from './notedpages.ts';
import { requestPersistence } from './persist.ts';

/** What an editor knows of the version that it started from. */
export interface NoteBase {
  /** That version's `modified`; null: the editor began the note; undefined: it cannot tell. */
  base?: string | null;
}

/**
 * Keeps a note: creates it or overwrites the one of this id. Of two writers the one with the later `modified` wins,
 * and the other's text is kept as a note of its own (`conflictCopy`). When nothing can be kept, a draft is.
 * @throws StorageFullError
 */
export async function saveNote(note: Note, { base }: NoteBase = {}): Promise<void> {
  const plain = plainNote(note);
  try {
    await namingFailures(() => db.transaction('rw', db.notes, () => putNote(plain, base)));
  } catch (error) {
    await keepDraft(plain);
    throw error;
  }
  await dropDraft(plain);
  await refreshNotedPages();
  void requestPersistence();
}

async function putNote(note: Note, base: string | null | undefined): Promise<void> {
  const stored = await db.notes.get(note.id);
  const stale = stored !== undefined && note.modified < stored.modified;
  const loser = stale ? note : stored;
  const winner = stale ? stored : note;
  const sawEachOther = !stale && (base === undefined || base === stored?.modified);
  if (loser && !sawEachOther && isLost(loser, winner)) await keepCopy(loser);
  await db.notes.put({ ...winner, ...noteKeys(winner) });
}

/** Keeps the losing text beside the note; a copy that it only continues grows instead of multiplying. */
async function keepCopy(loser: Note): Promise<void> {
  const copies = await db.notes.where('id').startsWith(`${loser.id}${COPY_MARK}`).toArray();
  if (copies.some((copy) => !isLost(loser, copy))) return;
  const grown = copies.find((copy) => !isLost(copy, loser));
  const copy = { ...plainNote(loser), id: grown?.id ?? conflictCopyId(loser) };
  await db.notes.put({ ...copy, ...noteKeys(copy) });
}

const COPY_MARK = '~';

function conflictCopyId({ id, modified, text }: Note): string {
  return `${id}${COPY_MARK}${cyrb53(`${modified}\u0000${text}`, 0).toString(36)}`;
}

/** Tells whether replacing one note by another would lose words. */
function isLost(loser: Note, winner: Note): boolean {
  return !winner.text.includes(loser.text.trim()) || loser.tags.some((tag) => !winner.tags.includes(tag));
}

/**
 * Saves what an earlier session had to put aside: call it when the extension starts. Where the note changed since,
 * the older text of the two becomes a copy beside it. Returns how many were saved; what fails stays a draft.
 */
export async function recoverDrafts(): Promise<number> {
  let saved = 0;
  for (const draft of await listDrafts()) {
    if (draft.text.trim() === '' && draft.tags.length === 0) {
      await forgetDraft(draft.id);
      continue;
    }
    try {
      // What the draft started from is not known any more: whatever it would overwrite is kept beside it.
      await saveNote(draft, { base: null });
      saved += 1;
    } catch (error) {
      console.warn('Throughline still cannot save a draft', error);
    }
  }
  return saved;
}

/** Deletes a note. */
export async function removeNote(id: string): Promise<void> {
  await db.notes.delete(id);
  await forgetDraft(id);
  await refreshNotedPages();
}

/** Finds a note. */
export async function findNote(id: string): Promise<Note | null> {
  const note = await db.notes.get(id);
  return note ? plainNote(note) : null;
}

/** Finds the note on a sentence; of several, the one last changed. */
export async function findSentenceNote({ page, exact }: { page: string; exact: string }): Promise<Note | null> {
  const candidates = await db.notes.where({ sentenceKey: sentenceKey(page, exact) }).sortBy('modified');
  const note = candidates.findLast(
    ({ target }) => target.kind === 'sentence' && target.page === page && target.quote.exact === exact,
  );
  return note ? plainNote(note) : null;
}

/** Lists the notes on a page and on its sentences: the page's first, then in reading order. */
export async function notesOnPage(page: string): Promise<Note[]> {
  const notes = await db.notes.where({ page }).toArray();
  return notes.map(plainNote).toSorted((a, b) => place(a) - place(b) || a.created.localeCompare(b.created));
}

/** Lists the notes on a claim, those on a sentence that was matched to it too, last changed first. */
export async function notesOnClaim(ref: ClaimRef): Promise<Note[]> {
  const notes = await db.notes.where({ claimKey: claimKey(ref) }).sortBy('modified');
  return notes.toReversed().map(plainNote);
}

/** Lists all notes, last changed first. */
export async function listNotes(): Promise<Note[]> {
  return (await db.notes.orderBy('modified').toArray()).toReversed().map(plainNote);
}

/** Writes `notedPagesItem` anew from the notes. Call it after notes changed by other means. */
export function refreshNotedPages(): Promise<void> {
  return exclusively('noted-pages', async () => {
    const pages = (await db.notes.orderBy('page').uniqueKeys()) as string[];
    const keys = pages.map(notedPageKey).toSorted();
    const known = await notedPagesItem.getValue();
    if (keys.length !== known.length || keys.some((key, i) => key !== known[i])) await notedPagesItem.setValue(keys);
  });
}

function place({ target }: Note): number {
  return target.kind === 'sentence' ? target.quote.start : -1;
}
