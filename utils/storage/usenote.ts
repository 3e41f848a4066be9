import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Note, NoteTarget } from '../notes/note.ts';
import { createNoteEditing, type NoteEditing, type NoteEditingState, type NoteStore } from '../notes/noteediting.ts';
import { removeNote } from './bin.ts';
import { findDraft, keepDraft } from './drafts.ts';
import { flushOnHide } from './flushonhide.ts';
import { leaveBehind } from './leftbehind.ts';
import { saveNote } from './savenote.ts';

/** What an editor of one note needs. */
export type NoteHandle = NoteEditingState & Pick<NoteEditing, 'change' | 'resolve' | 'flush'>;

/** The extension's own pages write to the database themselves. */
const STORE: NoteStore = {
  save: (note, base) => saveNote(note, { base, onConflict: 'ask' }),
  remove: (id, base) => removeNote(id, { base }),
  keepBeside: (note) => saveNote(note, { base: null }),
  keepDraft,
  leaveBehind: (value, base) => leaveBehind({ kind: 'note', value, base }),
};

/**
 * Saves one note as it is typed. What is not saved when the page is hidden or the editor goes is saved then.
 * @param note the note as kept; null where there is none yet
 * @param target what a new note hangs on; must not change while the editor lives (key the editor by it)
 */
export function useNote(note: Note | null, target: NoteTarget): NoteHandle {
  const [, redraw] = useState(0);
  const editing = useMemo(() => createNoteEditing(target, STORE, () => redraw((count) => count + 1)), []);
  editing.receive(note);
  useEffect(() => {
    if (note) void resumeDraft(editing, note).catch(console.warn);
    const stopFlushing = flushOnHide(editing);
    return () => {
      stopFlushing();
      void editing.stop();
    };
  }, []);
  return { ...editing.state, change: editing.change, resolve: editing.resolve, flush: editing.flush };
}

/** Takes up what an earlier editor of the note could not save; where the reader types already, it is kept beside that. */
async function resumeDraft(editing: NoteEditing, { id, modified }: Note): Promise<void> {
  const draft = await findDraft(id);
  if (!draft || draft.modified <= modified) return;
  if (editing.state.status === 'saved') editing.resume(draft);
  else leaveBehind({ kind: 'note', value: draft, base: null });
}
