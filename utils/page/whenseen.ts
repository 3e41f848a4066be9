/**
 * Waits until the reader sees the page. What was opened in the background, restored, duplicated or prerendered costs
 * nothing until then, and is not remembered as met: nobody has read it yet.
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function whenSeen(document: Document, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  // A page that is being prerendered is hidden too, and its activation is a change of visibility.
  if (!document.hidden) return;
  const settled = new AbortController();
  const { signal: once } = settled;
  try {
    await new Promise<void>((resolve, reject) => {
      document.addEventListener('visibilitychange', () => document.hidden || resolve(), { signal: once });
      signal.addEventListener('abort', () => reject(signal.reason), { signal: once });
    });
  } finally {
    settled.abort();
  }
}
