import { frameOf, isWellInView, scrollToRange } from './navigate.ts';

/** Milliseconds between two looks: in less, a smooth scroll moves visibly. */
export const LOOK_MS = 400;

/** Looks after the page was scrolled: pictures that come as it passes them are there, or have failed, by then. */
export const LOOKS = 10;

/** What a reader moves a page with. */
const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Brings a range back into view for some seconds after the page was scrolled to it: pages change their height while
 * they are passed through, and the place that was aimed at is then another's. Ends when the reader takes over.
 * @param brought called each time that it had to be
 * @returns what ends it
 */
export function holdInView(range: Range, view: Window, brought: () => void): () => void {
  const ended = new AbortController();
  const windows = [...windowsAround(view)];
  /** Also moves where a page moves around the frame that the range stands in. */
  const place = () =>
    windows.reduce(
      (sum, each) => sum + (frameOf(each)?.getBoundingClientRect().top ?? 0),
      range.getBoundingClientRect().top,
    );
  let looks = 0;
  let before = Number.NaN;
  const timer = view.setInterval(() => {
    looks += 1;
    const at = place();
    if (at === before && !isWellInView(range.getBoundingClientRect(), view)) {
      scrollToRange(range, view, 'instant');
      if (place() !== at) brought();
    }
    before = at;
    if (looks === LOOKS) ended.abort();
  }, LOOK_MS);
  ended.signal.addEventListener('abort', () => view.clearInterval(timer));
  for (const hand of HANDS)
    for (const each of windows)
      each.addEventListener(hand, () => ended.abort(), { capture: true, passive: true, signal: ended.signal });
  return () => ended.abort();
}

function* windowsAround(view: Window): Generator<Window> {
  for (let at: Window | null = view; at; at = frameOf(at)?.ownerDocument.defaultView ?? null) yield at;
}
