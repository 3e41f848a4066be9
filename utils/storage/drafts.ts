import { browser } from '#imports';
import * as v from 'valibot';
import type { Note } from '../notes/note.ts';
import { noteSchema } from '../notes/noteschema.ts';

/**
 * Drafts are notes that could not be saved (yet): one `storage.local` key each, so that two editors cannot overwrite
 * each other's. `storage.local` is another store than IndexedDB: it may still have room when that is full.
 */
const PREFIX = 'draft:';

/** Keeps a note's text for later; never throws: there is nowhere left to keep it then. */
export async function keepDraft(note: Note): Promise<void> {
  try {
    await browser.storage.local.set({ [PREFIX + note.id]: note });
  } catch (error) {
    console.warn('Throughline could not keep a draft', error);
  }
}

/** Drops the draft of a note that is saved now, unless the draft is newer. */
export async function dropDraft({ id, modified }: Pick<Note, 'id' | 'modified'>): Promise<void> {
  const draft = await findDraft(id);
  if (draft && draft.modified <= modified) await browser.storage.local.remove(PREFIX + id);
}

/** Drops the drafts of notes that the reader removed. */
export async function forgetDrafts(ids: string[]): Promise<void> {
  await browser.storage.local.remove(ids.map((id) => PREFIX + id));
}

/** Finds what was put aside of a note. */
export async function findDraft(id: string): Promise<Note | null> {
  const stored: Record<string, unknown> = await browser.storage.local.get(PREFIX + id);
  const result = v.safeParse(noteSchema, stored[PREFIX + id]);
  return result.success ? result.output : null;
}

/** Finds the newest draft on a sentence of a page. */
export async function findSentenceDraft({ page, exact }: { page: string; exact: string }): Promise<Note | null> {
  const drafts = (await listDrafts()).filter(
    ({ target }) => target.kind === 'sentence' && target.page === page && target.quote.exact === exact,
  );
  return drafts.toSorted((a, b) => a.modified.localeCompare(b.modified)).at(-1) ?? null;
}

/** Lists all drafts. Reads the whole of `storage.local`: not for a page's content script. */
export async function listDrafts(): Promise<Note[]> {
  const stored: Record<string, unknown> = await browser.storage.local.get(null);
  return Object.keys(stored)
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      const result = v.safeParse(noteSchema, stored[key]);
      return result.success ? [result.output] : [];
    });
}
