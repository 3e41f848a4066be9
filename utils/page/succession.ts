const STARTED = 'throughline-started';

export interface Succession {
  /** Aborted when a newer script of ours starts in this document, or when this one was found cut off. */
  signal: AbortSignal;
  /** Ends this script if the extension was updated, switched off or removed under it. */
  endIfCutOff(): void;
  end(): void;
}

/**
 * Ends an older script of ours in this document and tells when this one has to end. An update of the extension leaves
 * the old script running in a world of its own, cut off: the document is all that the two share. Where no newer one
 * comes (the extension was removed), it finds out when the reader comes back to the page, and then goes in silence.
 * @param isAlive whether the extension is still there
 */
export function succeedOlderScript(document: Document, window: Window, isAlive: () => boolean): Succession {
  document.dispatchEvent(new Event(STARTED));
  const controller = new AbortController();
  const { signal } = controller;
  const endIfCutOff = (): void => {
    if (!isAlive()) controller.abort();
  };
  document.addEventListener(STARTED, () => controller.abort(), { signal });
  document.addEventListener('visibilitychange', endIfCutOff, { signal });
  window.addEventListener('focus', endIfCutOff, { signal });
  return { signal, endIfCutOff, end: () => controller.abort() };
}
