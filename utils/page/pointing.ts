import { ELEMENT } from '../article/nodekind.ts';
import { hitTest } from '../highlight/hit.ts';
import type { Card } from './card.ts';
import type { Mark } from './marks.ts';

/** Long enough not to open under a pointer that only passes, short enough to feel at once. */
const OPEN_AFTER_MS = 220;
/** Time to get from the sentence to the card. */
const CLOSE_AFTER_MS = 350;

interface Pointing {
  document: Document;
  window: Window;
  marks(): readonly Mark[];
  card: Card;
  open(mark: Mark, how: { near: number | null; pinned: boolean }): void;
  signal: AbortSignal;
}

/** Opens the card of a painted sentence by hovering or by a click, closes it when the pointer is elsewhere. */
export function followPointer({ document, window, marks, card, open, signal }: Pointing): void {
  let opening: number | undefined;
  let closing: number | undefined;
  let over: Mark | null = null;
  let frame = 0;
  let pressed = false;

  const stop = (): void => {
    window.clearTimeout(opening);
    window.clearTimeout(closing);
    window.cancelAnimationFrame(frame);
  };
  const forgetHover = (): void => {
    window.clearTimeout(opening);
    window.cancelAnimationFrame(frame);
  };
  const stayOpen = (): void => {
    window.clearTimeout(closing);
    closing = undefined;
  };
  const leave = (): void => {
    window.clearTimeout(opening);
    over = null;
    if (card.subject && !card.held) closing ??= window.setTimeout(closeUnlessHeld, CLOSE_AFTER_MS);
  };
  const closeUnlessHeld = (): void => {
    closing = undefined;
    if (!card.held) card.close();
  };
  const moved = (event: PointerEvent): void => {
    if (card.owns(event)) return stayOpen();
    const mark = hitTest(document, marks(), event.clientX, event.clientY);
    if (!mark) return leave();
    stayOpen();
    if (mark.subject.key === over?.subject.key) return;
    over = mark;
    window.clearTimeout(opening);
    if (card.held || card.subject?.key === mark.subject.key) return;
    const near = event.clientX;
    opening = window.setTimeout(() => over === mark && !pressed && open(mark, { near, pinned: false }), OPEN_AFTER_MS);
  };

  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch') return;
      // No release is told of where a drag or a menu of the browser began with it.
      pressed = event.buttons !== 0;
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(() => moved(event));
    },
    { passive: true, signal },
  );
  document.documentElement.addEventListener('pointerleave', leave, { signal });
  document.addEventListener('pointerdown', () => (pressed = true), { capture: true, passive: true, signal });
  document.addEventListener('pointerup', () => (pressed = false), { capture: true, passive: true, signal });
  document.addEventListener(
    'click',
    (event) => {
      // Pages click by script too, a slide show every few seconds: that must not close the card under who writes in it.
      if (!event.isTrusted || card.owns(event) || event.button !== 0) return;
      const mark = hitTest(document, marks(), event.clientX, event.clientY);
      const selecting = document.getSelection()?.isCollapsed === false;
      // A link inside a sentence stays a link, and who selects text wants no card.
      // The event's own target would be the host of a shadow tree.
      const target = event.composedPath()[0] as Node;
      const onLink =
        target.nodeType === ELEMENT && (target as Element).closest('a[href], button, summary, label, input');
      // A hover that was about to open would unpin what the click pins, or bring back what Escape closes.
      forgetHover();
      over = mark;
      if (mark && !selecting && !onLink) open(mark, { near: event.clientX, pinned: true });
      else if (!mark && card.subject) card.close();
    },
    { signal },
  );
  // On the window, before the card hears it: who closes the card by keyboard doesn't want the resting pointer to reopen it.
  window.addEventListener('keydown', (event) => event.key === 'Escape' && forgetHover(), { capture: true, signal });
  signal.addEventListener('abort', stop);
}
