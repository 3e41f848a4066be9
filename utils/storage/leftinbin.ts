import type { Note } from '../notes/note.ts';
import { binKey } from './binkey.ts';
import type { Binned, OwnEssay } from './db.ts';
import { essayCopyId } from './essaycopyid.ts';
import { copyId, isLost } from './losttext.ts';
import { hasOtherText } from './merge.ts';

/*
 * What is not deleted any more leaves the bin. Where its text is another one by then, what it was deleted with stays there
 * as a record of its own. It is named by the time of the deletion: by that of its text it might have the id of a copy
 * that lies beside the note already, and was written on since.
 */

/** Gives what stays in the bin of a note's words and tags; null where all are in its text of now. */
export function noteLeftInBin(binned: Binned, note: Note): Binned | null {
  if (binned.kind !== 'note' || !binned.content || !isLost(binned.content, note)) return null;
  const id = copyId({ ...binned.content, modified: binned.deleted });
  return { ...binned, key: binKey('note', id), id, content: { ...binned.content, id } };
}

/** Gives what stays in the bin of an essay; null where its text is the same now. */
export function essayLeftInBin(binned: Binned, essay: OwnEssay): Binned | null {
  if (binned.kind !== 'essay' || !binned.content || !hasOtherText(binned.content, essay)) return null;
  const id = essayCopyId(binned.content, binned.deleted);
  return { ...binned, key: binKey('essay', id), id, content: { ...binned.content, id } };
}
