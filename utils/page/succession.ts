/** Said by the background alone, in pages that were open before an install or update: a page must not learn of us by it. */
export const STARTED = 'throughline-started';

export interface Succession {
  /** Aborted when a newer script of ours starts in this document, or when this one was found cut off. */
  signal: AbortSignal;
  /** Ends this script if the extension was updated, switched off or removed under it. */
  endIfCutOff(): void;
  end(): void;
}

/** The isolated world that scripts of one run of the extension share in a document; the page cannot see into it. */
const world = globalThis as { throughlineEnd?: () => void };

/**
 * Ends an older script of ours in this document and tells when this one has to end. One of the same run is in the same
 * world. An update of the extension leaves the old script running in another, cut off: the document is all that the two
 * share, and what is said there any page can say too, so it ends a script only where that finds itself cut off. Where no
 * newer one comes (the extension was removed), it looks when the reader comes back to the page, and then goes in silence.
 * @param isAlive whether the extension is still there
 */
export function succeedOlderScript(document: Document, window: Window, isAlive: () => boolean): Succession {
  world.throughlineEnd?.();
  const controller = new AbortController();
  const { signal } = controller;
  const end = (): void => controller.abort();
  world.throughlineEnd = end;
  const endIfCutOff = (): void => {
    if (!isAlive()) end();
  };
  document.addEventListener(STARTED, endIfCutOff, { signal });
  document.addEventListener('visibilitychange', endIfCutOff, { signal });
  window.addEventListener('focus', endIfCutOff, { signal });
  return { signal, endIfCutOff, end };
}
