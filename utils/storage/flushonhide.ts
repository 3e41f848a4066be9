import type { NoteEditing } from '../notes/noteediting.ts';

/** Flushes an editor when its document is hidden, and lets it hand over when that goes away. Returns the remover. */
export function flushOnHide(editing: Pick<NoteEditing, 'flush' | 'handOver'>, view: Window = window): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  view.addEventListener('pagehide', () => editing.handOver(), { signal });
  view.document.addEventListener(
    'visibilitychange',
    () => {
      if (view.document.visibilityState === 'hidden') void editing.flush();
    },
    { signal },
  );
  return () => controller.abort();
}
