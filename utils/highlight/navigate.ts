import type { Painter } from './paint.ts';

/** Time that a sentence stays lit after the page went to it. */
export const FLASH_MS = 1_600;

/** Sorts in reading order; ranges that left the page go last. */
export function inReadingOrder<T extends { range: Range }>(items: Iterable<T>): T[] {
  return [...items].toSorted(({ range: a }, { range: b }) => {
    if (a.startContainer === b.startContainer && a.startOffset === b.startOffset)
      return a.toString().length - b.toString().length;
    if (a.startContainer === b.startContainer) return a.startOffset - b.startOffset;
    const [first, second] = inOneTree(a.startContainer, b.startContainer);
    return first.compareDocumentPosition(second) & 4 /* following */ ? -1 : 1;
  });
}

/** The nodes themselves, or the elements in whose shadow trees they stand: only nodes of one tree have an order. */
function inOneTree(a: Node, b: Node): [Node, Node] {
  const [ofA, ofB] = [fromOutermost(a), fromOutermost(b)];
  const at = ofA.findIndex((node, i) => node.getRootNode() === ofB[i]?.getRootNode() && node !== ofB[i]);
  return at < 0 ? [a, b] : [ofA[at]!, ofB[at]!];
}

/** The hosts around a node, the outermost first, and the node. */
function fromOutermost(node: Node): Node[] {
  const path = [node];
  for (let root = node.getRootNode(); 'host' in root; root = path[0]!.getRootNode())
    path.unshift((root as ShadowRoot).host);
  return path;
}

/**
 * Picks the highlight to step to; round the end it starts over. Null where there is none.
 * @param ordered in reading order
 * @param current the one stepped to last; null: the first one in view or below (backwards: above) is taken
 */
export function stepFrom<T extends { range: Range }>(
  ordered: readonly T[],
  current: T | null,
  direction: 1 | -1,
): T | null {
  if (ordered.length === 0) return null;
  const at = current ? ordered.indexOf(current) : -1;
  if (at >= 0) return ordered[(at + direction + ordered.length) % ordered.length] ?? null;
  const below = ordered.findIndex(({ range }) => range.getBoundingClientRect().bottom > 0);
  if (direction === 1) return ordered[below < 0 ? 0 : below] ?? null;
  return ordered.at(below < 0 ? -1 : below - 1) ?? null;
}

/** Scrolls to a range unless it is well in view already. False where it has no place on the screen (folded away). */
export function scrollToRange(
  range: Range,
  view: Window,
  behavior: ScrollBehavior = prefersStillness(view) ? 'instant' : 'smooth',
): boolean {
  const rect = range.getBoundingClientRect();
  if (rect.width === 0 && rect.height === 0) return false;
  if (isWellInView(rect, view)) return true;
  const holder =
    range.startContainer.nodeType === 1 ? (range.startContainer as Element) : range.startContainer.parentElement;
  const box = holder?.getBoundingClientRect();
  // A paragraph taller than half the window, centred, may leave its sentence out of sight: then scroll by the sentence.
  // Only this scrolls the page around a frame too.
  if (holder && box && (box.height < view.innerHeight / 2 || frameOf(view)))
    holder.scrollIntoView({ block: 'center', behavior });
  else view.scrollBy({ top: rect.top - view.innerHeight / 3, behavior });
  return true;
}

/** In the window and in each of those around it, with a margin. @param top,bottom CSS pixels in `view` */
export function isWellInView({ top, bottom }: { top: number; bottom: number }, view: Window): boolean {
  const margin = Math.min(120, view.innerHeight / 6);
  if (top < margin || bottom > view.innerHeight - margin) return false;
  const frame = frameOf(view);
  const outer = frame?.ownerDocument.defaultView;
  if (!frame || !outer) return true;
  const offset = frame.getBoundingClientRect().top + frame.clientTop;
  return isWellInView({ top: top + offset, bottom: bottom + offset }, outer);
}

/** The frame in which a window stands; null also where that is in another site's page. */
export function frameOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null; // Some browsers throw instead.
  }
}

/** Lights a range up for a moment; twice, where the reader has nothing against movement. Returns what ends it. */
export function flash(range: Range, painter: Painter, view: Window): () => void {
  let erase = painter.paint('flash', range);
  const timers: number[] = [view.setTimeout(() => erase(), FLASH_MS)];
  if (!prefersStillness(view)) {
    timers.push(view.setTimeout(() => erase(), 350));
    timers.push(view.setTimeout(() => (erase = painter.paint('flash', range)), 550));
  }
  return () => {
    for (const timer of timers) view.clearTimeout(timer);
    erase();
  };
}

function prefersStillness(view: Window): boolean {
  return view.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}
