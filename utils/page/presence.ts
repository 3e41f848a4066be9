import { holdInView } from '../highlight/holdinview.ts';
import { flash, scrollToRange, stepFrom } from '../highlight/navigate.ts';
import type { Painter } from '../highlight/paint.ts';
import { sensePageScheme } from '../highlight/scheme.ts';
import type { Card, CardActions, CardOpening, MountCard, Purpose } from './card.ts';
import { idle } from './idle.ts';
import { createMarks, keyOf, type Mark, type Scene } from './marks.ts';
import { followPointer } from './pointing.ts';
import type { SelectedQuote } from './selectedquote.ts';
import { spokenOf } from './spoken.ts';
import { watchScheme } from './watchscheme.ts';

/** All that a reader sees and touches of Throughline in a page. It is made when there is something to show. */
export interface Presence {
  show(scene: Scene, signal: AbortSignal): Promise<void>;
  /** Paints anew what lost its words to a change of the page and stands there still. False: nothing did. */
  follow(signal: AbortSignal): Promise<boolean>;
  /** Scrolls to a painted match or note and flashes it. False when it is not to be seen. */
  reveal(id: string): boolean;
  /** Scrolls to a stretch that is not painted. */
  revealRange(range: Range): boolean;
  lightUp(id: string | null): void;
  step(direction: 1 | -1): void;
  /** Opens the card on what the reader selected; null: on the sentence whose card is open. False where there is none. */
  openOn(selected: SelectedQuote | null, purpose: Purpose): boolean;
  announce(text: string): void;
  readonly painted: readonly Mark[];
  readonly lost: readonly string[];
  /** Ids of what is painted on its words at this moment. */
  readonly standing: ReadonlySet<string>;
  /** A card is open to stay. */
  readonly held: boolean;
  /** Closes the card if its sentence is not to be seen any more. */
  closeIfGone(): void;
  /** Takes every trace away. */
  remove(): void;
}

interface Parts {
  document: Document;
  window: Window;
  painter: Painter;
  mountCard: MountCard;
  actions: CardActions;
}

/** Milliseconds between two looks at the registry while the reader reads; a look asks for as many names as are painted. */
const UPHOLD_PAUSE_MS = 500;

export function createPresence({ document, window, painter, mountCard, actions }: Parts): Presence {
  const controller = new AbortController();
  // Before anything is added: the page's styles are fresh now, later the answer would cost it a layout.
  const firstScheme = sensePageScheme(document.body);
  painter.setScheme(firstScheme);
  const marks = createMarks(document, painter);
  let current: Mark | null = null;
  let focused: { range: Range; erase(): void } | null = null;
  let unlight = (): void => {};
  let unflash = (): void => {};
  let unhold = (): void => {};

  function focusOn(range: Range | null): void {
    focused?.erase();
    focused = range && { range, erase: painter.paint('focused', range) };
  }

  const card: Card = mountCard(document, {
    ...actions,
    closed(noted) {
      focusOn(null);
      actions.closed(noted);
    },
  });
  /** The same sentence as it is painted now: a page that writes its text anew gives it another range. */
  const present = (mark: Mark): Mark => marks.list.find(({ subject }) => subject.key === mark.subject.key) ?? mark;
  const rectsOf = (mark: Mark): DOMRect[] => [...present(mark).range.getClientRects()];
  const open = (mark: Mark, how: Omit<CardOpening, 'subject' | 'rects'>): void => {
    current = mark;
    // First the card: opening it may close another, and with it the light on that one's sentence.
    card.open({ subject: mark.subject, rects: () => rectsOf(mark), ...how });
    focusOn(mark.range);
  };
  const find = (id: string): Mark | undefined => marks.list.find(({ ids }) => ids.includes(id));
  const revealRange = (range: Range): boolean => {
    unhold();
    if (!scrollToRange(range, window)) return false;
    const light = () => {
      unflash();
      unflash = flash(range, painter, window);
    };
    light();
    unhold = holdInView(range, window, light);
    return true;
  };

  card.setScheme(firstScheme);
  followPointer({ document, window, marks: () => marks.list, card, open, signal: controller.signal });
  watchScheme(document, window, () => rescheme(), controller.signal);
  // No event tells of the registry, which the site's own search may clear: it is looked at whenever the reader comes back to
  // the page or its text, and now and then while they go on reading.
  const uphold = () => painter.uphold();
  window.addEventListener('focus', uphold, { signal: controller.signal });
  document.addEventListener('visibilitychange', uphold, { signal: controller.signal });
  document.documentElement.addEventListener('pointerenter', uphold, { passive: true, signal: controller.signal });
  let upheld = -Infinity;
  const upholdNowAndThen = ({ timeStamp }: Event): void => {
    if (timeStamp - upheld < UPHOLD_PAUSE_MS) return;
    upheld = timeStamp;
    uphold();
  };
  for (const type of ['scrollend', 'pointermove'])
    document.addEventListener(type, upholdNowAndThen, { capture: true, passive: true, signal: controller.signal });

  function refocus(): void {
    if (focused && current && present(current).range !== focused.range) focusOn(present(current).range);
  }

  function rescheme(): void {
    const ground = marks.list[0]?.range.startContainer.parentElement ?? document.body;
    const scheme = sensePageScheme(ground);
    painter.setScheme(scheme);
    card.setScheme(scheme);
  }

  return {
    get painted() {
      return marks.list;
    },
    get lost() {
      return marks.lost;
    },
    get standing() {
      return marks.standing;
    },
    async follow(signal) {
      const followed = await marks.follow(signal);
      if (followed) refocus();
      return followed;
    },
    async show(scene, signal) {
      painter.uphold();
      await marks.show(scene, signal);
      refocus();
      // Not at once: the page's next frame works its styles out, this task would do the same once more.
      await idle(signal);
      rescheme();
    },
    reveal(id) {
      const mark = find(id);
      return mark ? revealRange(mark.range) : false;
    },
    revealRange,
    lightUp(id) {
      unlight();
      const mark = id === null ? undefined : find(id);
      unlight = mark ? painter.paint('focused', mark.range) : () => {};
    },
    step(direction) {
      painter.uphold();
      const key = current?.subject.key;
      const mark = stepFrom(marks.list, marks.list.find(({ subject }) => subject.key === key) ?? null, direction);
      if (!mark) return card.announce('No highlights on this page.');
      revealRange(mark.range);
      open(mark, { near: null, pinned: true });
      void spokenOf(mark, marks.list, actions.describeClaim).then((words) => {
        if (current === mark) card.announce(words);
      });
    },
    openOn(selected, purpose) {
      const key = selected ? keyOf(selected.quote) : card.subject?.key;
      const known = marks.list.find(({ subject }) => subject.key === key);
      const mark = known ?? (selected && freshMark(selected)) ?? (current?.subject.key === key ? current : null);
      if (mark) open(mark, { near: null, pinned: true, purpose });
      else card.announce('Select a sentence first.');
      return mark !== null;
    },
    get held() {
      return card.held;
    },
    closeIfGone() {
      if (current && (present(current).range.collapsed || rectsOf(current).length === 0)) card.close();
    },
    announce: (text) => card.announce(text),
    remove() {
      controller.abort();
      unhold();
      unflash();
      card.remove();
      marks.clear();
      painter.clear();
    },
  };
}

/** A sentence on which nothing stands yet. */
function freshMark({ quote, range }: SelectedQuote): Mark {
  return { range, exact: true, ids: [], subject: { key: keyOf(quote), quote, matches: [], hasNote: false } };
}
