/** A painted thing that can be pointed at. */
export interface Pointable {
  range: Range;
}

/** Room around a line, in CSS pixels, that still counts as pointing at it (underlines hang out below). */
const SLACK_PX = 3;

/**
 * Finds what lies under a point of the viewport; null where it is nothing of ours, or something of the page covers it.
 * @param x,y client coordinates in CSS pixels
 */
export function hitTest<T extends Pointable>(
  document: Document,
  candidates: readonly T[],
  x: number,
  y: number,
): T | null {
  if (candidates.length === 0) return null;
  const tops = elementsAt(document, x, y);
  const caret = caretAt(document, x, y);
  const near = caret ? candidates.filter(({ range }) => holds(range, caret)) : [];
  // The caret is quick and nearly always right; text that can't be selected has none.
  const found =
    near.find(({ range }) => covers(range, x, y)) ??
    candidates.find(({ range }) => reaches(range, tops) && covers(range, x, y));
  return found && reaches(found.range, tops) ? found : null;
}

/** The element on top, and those on top inside its open shadow trees. */
function elementsAt(document: Document, x: number, y: number): Element[] {
  const tops: Element[] = [];
  let top = document.elementFromPoint(x, y);
  while (top && !tops.includes(top)) {
    tops.push(top);
    top = top.shadowRoot?.elementFromPoint(x, y) ?? null;
  }
  return tops;
}

interface Caret {
  node: Node;
  offset: number;
}

type CaretDocument = Document & {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
};

function caretAt(document: CaretDocument, x: number, y: number): Caret | null {
  const position = document.caretPositionFromPoint?.(x, y);
  return position ? { node: position.offsetNode, offset: position.offset } : null;
}

function holds(range: Range, { node, offset }: Caret): boolean {
  try {
    return range.isPointInRange(node, offset);
  } catch {
    return false; // The offset is from a form field or a page that changed in between.
  }
}

/** Tells whether an element on top is the range's own text or around it, not a menu or a banner over it. */
function reaches(range: Range, tops: Element[]): boolean {
  const holder = range.commonAncestorContainer;
  return tops.some((top) => top.contains(holder) || holder.contains(top));
}

function covers(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left - 1 && x <= right + 1 && y >= top - SLACK_PX && y <= bottom + SLACK_PX,
  );
}
