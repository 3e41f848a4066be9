import { useEffect, useRef, useState } from 'preact/hooks';
import { type Autosave, createAutosave, type SaveStatus } from '../notes/autosave.ts';
import type { Note, NoteTarget } from '../notes/note.ts';
import { keepDraft } from './drafts.ts';
import { flushOnHide } from './flushonhide.ts';
import { removeNote, saveNote } from './notes.ts';

/** What an editor of one note needs. */
export interface NoteHandle {
  status: SaveStatus;
  change(next: { text: string; tags: string[] }): void;
}

/** The note that an editor is on, and the version of it that the editor last saw in the store. */
interface Begun {
  id: string;
  created: string;
  base: string | null;
}

/**
 * Saves one note as it is typed: it is created with the first letter and removed when it is left empty. What is not
 * saved when the page is hidden or the editor goes is saved then.
 * @param note the note as kept; null where there is none yet
 * @param target what a new note hangs on; must not change while the editor lives (key the editor by it)
 */
export function useNote(note: Note | null, target: NoteTarget): NoteHandle {
  const [status, setStatus] = useState<SaveStatus>('saved');
  const begun = useRef<Begun | null>(null);
  const saver = useRef<Autosave<Note> | null>(null);
  const clean = (saver.current?.status ?? 'saved') === 'saved';
  if (note !== null && clean) begun.current = { id: note.id, created: note.created, base: note.modified };

  useEffect(() => {
    const autosave = createAutosave<Note>({
      save: (next) => keepOrRemove(next, begun.current),
      keepDraft,
      onStatus: setStatus,
    });
    saver.current = autosave;
    const stopFlushing = flushOnHide(autosave);
    return () => {
      stopFlushing();
      void autosave.stop();
    };
  }, []);

  return {
    status,
    change({ text, tags }) {
      const modified = new Date().toISOString();
      begun.current ??= { id: crypto.randomUUID(), created: modified, base: null };
      const { id, created } = begun.current;
      saver.current?.change({ id, created, target: note?.target ?? target, text, tags, modified });
    },
  };
}

async function keepOrRemove(note: Note, begun: Begun | null): Promise<void> {
  if (note.text.trim() === '' && note.tags.length === 0) {
    await removeNote(note.id);
    if (begun?.id === note.id) begun.base = null;
    return;
  }
  await saveNote(note, begun?.id === note.id ? { base: begun.base } : {});
  if (begun?.id === note.id) begun.base = note.modified;
}
