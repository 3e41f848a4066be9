import { useState } from 'preact/hooks';
import type { Note } from '../notes/note.ts';
import { primaryNote } from './primarynote.ts';

/** The note in the standing editor of a claim or page. */
interface StandingNote {
  /** Null where there is none, or the reader has emptied it and is still in its editor. */
  own: Note | null;
  /** The reader is in the editor. */
  held: boolean;
  /** Called when the reader comes into the editor, and when they leave it. */
  onHold(held: boolean): void;
}

/**
 * Chooses the note of the standing editor. While the reader is in it no note that has an editor beside it comes in: who
 * empties the note to write it anew would write in another.
 */
export function useStandingNote(notes: Note[]): StandingNote {
  const [beside, setBeside] = useState<ReadonlySet<string> | null>(null);
  const own = primaryNote(notes.filter(({ id }) => !beside?.has(id)));
  return {
    own,
    held: beside !== null,
    onHold: (held) => setBeside(held ? new Set(notes.filter((note) => note !== own).map(({ id }) => id)) : null),
  };
}
