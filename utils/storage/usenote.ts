import { useEffect, useRef, useState } from 'preact/hooks';
import { type Autosave, createAutosave, type SaveStatus } from '../notes/autosave.ts';
import type { Note, NoteTarget } from '../notes/note.ts';
import { keepDraft } from './drafts.ts';
import { removeNote, saveNote } from './notes.ts';

/** What an editor of one note needs. */
export interface NoteHandle {
  status: SaveStatus;
  change(next: { text: string; tags: string[] }): void;
}

/**
 * Saves one note as it is typed: it is created with the first letter and removed when it is left empty. What is not
 * saved when the page is hidden or the editor goes is saved then.
 * @param note the note as kept; null where there is none yet
 * @param target what a new note hangs on; must not change while the editor lives (key the editor by it)
 */
export function useNote(note: Note | null, target: NoteTarget): NoteHandle {
  const [status, setStatus] = useState<SaveStatus>('saved');
  const saver = useRef<Autosave<Note> | null>(null);
  const begun = useRef<{ id: string; created: string } | null>(null);
  if (note !== null && (saver.current?.status ?? 'saved') === 'saved') begun.current = { id: note.id, created: note.created };

  const live = () => (saver.current ??= createAutosave<Note>({ save: keepOrRemove, keepDraft, onStatus: setStatus }));

  useEffect(() => {
    const flush = () => {
      if (document.visibilityState === 'hidden') void saver.current?.flush();
    };
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      void saver.current?.stop();
      saver.current = null;
    };
  }, []);

  return {
    status,
    change({ text, tags }) {
      const modified = new Date().toISOString();
      begun.current ??= { id: crypto.randomUUID(), created: modified };
      live().change({ ...begun.current, target: note?.target ?? target, text, tags, modified });
    },
  };
}

async function keepOrRemove(note: Note): Promise<void> {
  if (note.text.trim() === '' && note.tags.length === 0) await removeNote(note.id);
  else await saveNote(note);
}
