import type { Autosave } from '../notes/autosave.ts';

/** Flushes an editor's saver when its document is hidden or goes away. Returns the remover. */
export function flushOnHide(saver: Pick<Autosave<unknown>, 'flush'>, view: Window = window): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  view.addEventListener('pagehide', () => void saver.flush(), { signal });
  view.document.addEventListener(
    'visibilitychange',
    () => {
      if (view.document.visibilityState === 'hidden') void saver.flush();
    },
    { signal },
  );
  return () => controller.abort();
}
