import type { NoteEditing } from '../notes/noteediting.ts';

/** Flushes an editor when its document is hidden, and lets it leave when that goes away. Returns the remover. */
export function flushOnHide(editing: Pick<NoteEditing, 'flush' | 'leave'>, view: Window = window): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  view.addEventListener('pagehide', () => void editing.leave(), { signal });
  view.document.addEventListener(
    'visibilitychange',
    () => {
      if (view.document.visibilityState === 'hidden') void editing.flush();
    },
    { signal },
  );
  return () => controller.abort();
}
