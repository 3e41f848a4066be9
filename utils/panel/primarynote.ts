import type { Note } from '../notes/note.ts';

/**
 * Chooses the note that the standing editor of a claim or page shows: the first one written, so that it stays the
 * same one while the reader types. Null where there is none.
 */
export function primaryNote(notes: Note[]): Note | null {
  const [first] = notes.toSorted((a, b) => a.created.localeCompare(b.created) || a.id.localeCompare(b.id));
  return first ?? null;
}
