/**
 * Calls back when a frame that can be read has loaded, until the signal. Such events don't bubble, and only a frame of the
 * same site has a document here.
 */
export function hearFrameLoads(document: Document, signal: AbortSignal, loaded: () => void): void {
  const heard = ({ target }: Event) => (target as HTMLIFrameElement).contentDocument && loaded();
  document.addEventListener('load', heard, { capture: true, signal });
}
