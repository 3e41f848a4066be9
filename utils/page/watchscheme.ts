/** Attributes by which pages switch between light and dark. */
const ATTRIBUTES = [
  'class',
  'style',
  'data-theme',
  'data-color-mode',
  'data-color-scheme',
  'data-bs-theme',
  'data-mode',
];

/** Calls back when the page may have gone from light to dark or back: by the system's setting or by its own switch. */
export function watchScheme(document: Document, window: Window, changed: () => void, signal: AbortSignal): void {
  window.matchMedia?.('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
  let timer: number | undefined;
  const observer = new MutationObserver(() => {
    window.clearTimeout(timer);
    // After the page's own colour transitions.
    timer = window.setTimeout(changed, 400);
  });
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true, attributeFilter: ATTRIBUTES });
  }
  signal.addEventListener('abort', () => {
    observer.disconnect();
    window.clearTimeout(timer);
  });
}
