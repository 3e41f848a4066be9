const STARTED = 'throughline-started';

/**
 * Ends an older script of ours in this document and answers a signal that a newer one will end. An update of the
 * extension leaves the old script running in a world of its own, cut off: the document is all that the two share.
 */
export function succeedOlderScript(document: Document): AbortSignal {
  document.dispatchEvent(new Event(STARTED));
  const controller = new AbortController();
  document.addEventListener(STARTED, () => controller.abort(), { once: true });
  return controller.signal;
}
