/** Room between card and sentence, and between card and the window's edge, in CSS pixels. */
const GAP = 8;
const EDGE = 8;

/** Where a card has to cover its sentence anyway, it is at least so high if the window is: a claim and its buttons. */
const LEAST_HEIGHT = 200;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Room {
  width: number;
  height: number;
}

/** Where the card goes, in CSS pixels of the viewport. */
export interface Place {
  left: number;
  top: number;
  maxHeight: number;
}

/**
 * Finds a place that covers no line of the sentence and stays in the window: below it, else above it, else where there
 * is more room, made to fit. A sentence that fills the window leaves none: then the window's lower edge.
 * @param near where the pointer is, so that the card opens under it; null: the sentence's start
 */
export function findPlace(lines: Box[], card: Room, window: Room, near: number | null): Place {
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const start = near === null ? Math.min(...lines.map((line) => line.left)) : near - card.width / 3;
  const left = Math.max(EDGE, Math.min(start, window.width - card.width - EDGE));
  const below = window.height - EDGE - Math.max(0, bottom + GAP);
  const above = Math.min(window.height, top - GAP) - EDGE;
  if (card.height <= below) return { left, top: Math.max(EDGE, bottom + GAP), maxHeight: below };
  if (card.height <= above) return { left, top: Math.min(window.height, top - GAP) - card.height, maxHeight: above };
  const room = Math.max(below, above);
  if (room < 120) {
    const maxHeight = Math.min(
      card.height,
      Math.max(window.height / 2, Math.min(LEAST_HEIGHT, window.height - 2 * EDGE)),
    );
    return { left, top: window.height - EDGE - maxHeight, maxHeight };
  }
  return below >= above ? { left, top: bottom + GAP, maxHeight: below } : { left, top: EDGE, maxHeight: above };
}

/** Moves the card beside the sentence; hides it while the sentence is out of sight. */
export function placeCard(card: HTMLElement, lines: DOMRect[], near: number | null, view: Window): void {
  const seen = lines.filter(({ width, height }) => width > 0 && height > 0);
  if (seen.length === 0) return;
  // Measured at its full height it has nothing to scroll: where the reader was in it would be lost.
  const { scrollTop } = card;
  card.style.maxHeight = '';
  const window = { width: view.document.documentElement.clientWidth || view.innerWidth, height: view.innerHeight };
  const { width, height } = card.getBoundingClientRect();
  const place = findPlace(seen, { width, height }, window, near);
  card.style.maxHeight = `${Math.floor(place.maxHeight)}px`;
  card.scrollTop = scrollTop;
  card.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`;
}
