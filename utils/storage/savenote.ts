import { isEmptyNote, type Note } from '../notes/note.ts';
import type { SaveOutcome } from '../notes/noteediting.ts';
import { binKey } from './binkey.ts';
import { db } from './db.ts';
import { dropDraft, forgetDrafts, keepDraft, listDrafts } from './drafts.ts';
import { namingFailures } from './failure.ts';
import { laterThan } from './later.ts';
import { noteLeftInBin } from './leftinbin.ts';
import { COPY_MARK, copyId, isLost } from './losttext.ts';
import { noteKeys, plainNote } from './notekeys.ts';
import { refreshNotedPages } from './notes.ts';
import { requestPersistence } from './persist.ts';
import { isSame } from './same.ts';
import { keepTitle } from './titles.ts';

/** What an editor knows of the version that it started from. */
export interface NoteBase {
  /** That version's `modified`; null: the editor began the note; undefined: it cannot tell. */
  base?: string | null;
  /**
   * What to do where the note changed since that version and saving would lose words: `ask` writes nothing and answers
   * with the other text, `keep-both` lets the text with the later `modified` win and keeps the other one beside it.
   */
  onConflict?: 'ask' | 'keep-both';
  /** The title of the page that the note is on, where that is known. */
  title?: string;
}

/**
 * Keeps a note: creates it or overwrites the one of this id, also where that was deleted meanwhile. `modified` always
 * grows, whatever the clock says. While it is not kept, by failure or conflict, a draft is.
 * @throws StorageFullError
 */
export async function saveNote(note: Note, options: NoteBase = {}): Promise<SaveOutcome> {
  // It is changed now, whatever it was brought back from.
  const { changed: _, ...plain } = plainNote(note);
  let outcome: SaveOutcome;
  try {
    outcome = await namingFailures(() => db.transaction('rw', db.notes, db.bin, () => putNote(plain, options)));
  } catch (error) {
    await keepDraft(plain);
    throw error;
  }
  if (outcome.kind === 'conflict') {
    await keepDraft(plain);
    return outcome;
  }
  await tidyUp(plain, options.title);
  return outcome;
}

/** What follows a save; the note is kept by then, so that a failure here is no failure to save it. */
async function tidyUp(note: Note, title = ''): Promise<void> {
  try {
    await dropDraft(note);
    await refreshNotedPages();
    if (note.target.kind !== 'claim') await keepTitle(note.target.page, title);
  } catch (error) {
    console.warn('Throughline saved a note, but not all that is known of its page', error);
  }
  void requestPersistence();
}

async function putNote(note: Note, { base, onConflict = 'keep-both' }: NoteBase): Promise<SaveOutcome> {
  const stored = await db.notes.get(note.id);
  // An editor that left it behind came back after the background had kept it.
  if (stored?.modified === note.modified && isSame(plainNote(stored), note))
    return { kind: 'saved', modified: stored.modified };
  if (stored && base !== stored.modified) {
    const stale = note.modified < stored.modified;
    const [loser, winner] = stale ? [note, stored] : [stored, note];
    if (onConflict === 'ask' && isLost(stored, note)) return { kind: 'conflict', other: plainNote(stored) };
    if ((stale || base !== undefined) && isLost(loser, winner)) await keepCopy(loser);
    if (stale) return { kind: 'saved', modified: stored.modified };
  }
  const binned = stored ? undefined : await db.bin.get(binKey('note', note.id));
  const known = stored?.modified ?? binned?.deleted ?? '';
  const next = note.modified > known ? note : { ...note, modified: laterThan(known) };
  await db.notes.put({ ...next, ...noteKeys(next), ...(stored?.came && { came: stored.came }) });
  if (binned) {
    await db.bin.delete(binned.key);
    const left = noteLeftInBin(binned, next);
    if (left) await db.bin.put(left);
  }
  return { kind: 'saved', modified: next.modified };
}

/** Keeps the losing text beside the note; a copy that it only continues grows instead of multiplying. */
async function keepCopy(loser: Note): Promise<void> {
  const copies = await db.notes.where('id').startsWith(`${loser.id}${COPY_MARK}`).toArray();
  if (copies.some((copy) => !isLost(loser, copy))) return;
  const grown = copies.find((copy) => !isLost(copy, loser));
  const copy = { ...plainNote(loser), id: grown?.id ?? copyId(loser) };
  await db.notes.put({ ...copy, ...noteKeys(copy) });
}

/**
 * Saves what an earlier session had to put aside: call it when the extension starts. Where the note changed since,
 * the older text of the two becomes a copy beside it. Returns how many were saved; what fails stays a draft.
 */
export async function recoverDrafts(): Promise<number> {
  let saved = 0;
  for (const draft of await listDrafts()) {
    if (isEmptyNote(draft)) {
      await forgetDrafts([draft.id]);
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
