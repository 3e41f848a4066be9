import { EDITABLE, isEditor } from './editable.ts';

/** About 80 words, the least of an article; UTF-16 units. */
export const LEAST_TEXT = 480;

/** What is said of a page whose text stands in a frame. */
export const FRAMED = { kind: 'not-article', reason: 'framed' } as const;

/** A page with less text of its own than this is nothing but what frames it. */
const HARDLY_ANY = 300;

/**
 * Finds the document in which a page's text stands when that is not the page's own: that of the frame with most text,
 * and with more than the page, or of one that fills most of the window of a page without text. `closed`: it is of
 * another site, which cannot be read. Null: the text is the page's own. Asked only of pages that are left alone: it may
 * read layout.
 */
export function findFramed(page: Document): Document | 'closed' | null {
  const frames = page.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame');
  if (frames.length === 0) return null;
  const own = lengthOfText(page);
  let found: Document | 'closed' | null = null;
  let most = Math.max(LEAST_TEXT, own);
  for (const frame of frames) {
    const inner = frame.contentDocument;
    if (inner && isEditor(inner)) continue;
    const length = inner ? lengthOfText(inner) : 0;
    if (length > most && frame.checkVisibility?.() !== false) {
      found = inner;
      most = length;
    }
    if (own < HARDLY_ANY && fillsWindow(frame)) found ??= inner ?? 'closed';
  }
  return found;
}

/** Counts the letters of a document, those of scripts, drafts and the like left out. */
function lengthOfText({ body }: Document): number {
  let length = body?.textContent.trim().length ?? 0;
  for (const { textContent } of body?.querySelectorAll('script,style,noscript,noframes,' + EDITABLE) ?? [])
    length -= textContent.length;
  return length;
}

function fillsWindow(frame: Element): boolean {
  const { innerWidth = 0, innerHeight = 0 } = frame.ownerDocument.defaultView ?? {};
  const { width, height } = frame.getBoundingClientRect();
  return width * height > (innerWidth * innerHeight) / 2;
}
