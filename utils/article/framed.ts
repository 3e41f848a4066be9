/** About 80 words, the least of an article. */
const LEAST_TEXT = 480;

/** A page with less text of its own than this is nothing but what frames it. */
const HARDLY_ANY = 300;

/**
 * Tells whether a page's text stands in a frame, which is not read: in one of the same site that holds more text than
 * the page, or in one of another site that fills most of the window of a page without text. Asked only of pages that
 * are left alone: it may read layout.
 */
export function isFramed(page: Document): boolean {
  const own = page.body?.textContent?.trim().length ?? 0;
  for (const frame of page.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame')) {
    const inner = frame.contentDocument;
    if (inner && (inner.body?.textContent?.trim().length ?? 0) >= Math.max(LEAST_TEXT, own)) return true;
    if (!inner && own < HARDLY_ANY && fillsWindow(frame)) return true;
  }
  return false;
}

function fillsWindow(frame: Element): boolean {
  const { innerWidth = 0, innerHeight = 0 } = frame.ownerDocument.defaultView ?? {};
  const { width, height } = frame.getBoundingClientRect();
  return width * height > (innerWidth * innerHeight) / 2;
}
