import { render } from 'preact';
import type { Card, CardOpening, MountCard } from '../utils/page/card.ts';
import { CLOSE_NOTE } from '../utils/page/card.ts';
import { ClaimCard } from './ClaimCard.tsx';
import style from './ClaimCard.css?inline';
import matchStyle from './ClaimCardMatch.css?inline';
import pickerStyle from './ClaimPicker.css?inline';
import colours from './EssayColours.css?inline';
import { placeCard } from './ClaimCardPlace.ts';
import { keepTyping } from './keeptyping.ts';

/** Name of the one element that the extension adds to a page; its own styles look at its `data-scheme`. */
const HOST = 'throughline-card';

/** A frame that loses the keyboard saves its note at once; the message is on its way well within this time. */
const NOTE_GRACE_MS = 400;

/** Mounts the card of a page: one host element beside the body, everything else in its closed shadow root. */
export const mountCard: MountCard = (document, actions) => {
  const view = document.defaultView ?? window;
  const controller = new AbortController();
  const { signal } = controller;
  // An open card of a script that was ended without a word, as Firefox does when the extension is updated, has nobody
  // left to close it, and the styles would go by its scheme.
  for (const orphan of document.querySelectorAll(`:root > ${HOST}`)) orphan.remove();
  const host = document.createElement(HOST);
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = document.createElement('style');
  sheet.textContent = colours + matchStyle + pickerStyle + style;
  const heard = document.createElement('div');
  heard.className = 'heard';
  heard.setAttribute('role', 'status');
  heard.setAttribute('aria-live', 'polite');
  const box = document.createElement('div');
  box.className = 'card';
  box.setAttribute('role', 'dialog');
  box.hidden = true;
  shadow.append(sheet, heard, box);
  /** Pages that draw themselves anew throw out what is not theirs. */
  const stand = (): void => {
    if (!host.isConnected && !signal.aborted) document.documentElement.append(host);
  };
  stand();

  let opening: CardOpening | null = null;
  let clearing: number | undefined;
  let noting = false;
  let focusBefore: HTMLElement | null = null;

  const place = (): void => {
    if (opening) placeCard(box, opening.rects(), opening.near, view);
  };
  const focusInside = (): boolean => shadow.activeElement !== null;

  const close = (): void => {
    if (!opening) return;
    const hadFocus = focusInside();
    const noted = noting;
    opening = null;
    noting = false;
    box.hidden = true;
    // A note being saved gets a moment more, out of sight.
    clearing = view.setTimeout(() => render(null, box), noted ? NOTE_GRACE_MS : 0);
    if (hadFocus) focusBefore?.focus({ preventScroll: true });
    focusBefore = null;
    actions.closed(noted);
  };

  const draw = ({ subject, purpose }: CardOpening): void => {
    const words = subject.matches.length > 0 ? 'Claims on this sentence' : 'This sentence';
    box.setAttribute('aria-label', `Throughline: ${words}`);
    box.classList.toggle('several', subject.matches.length > 1);
    render(
      <ClaimCard
        key={subject.key}
        subject={subject}
        actions={actions}
        purpose={purpose}
        onClose={close}
        onNote={() => (noting = true)}
        onResize={place}
      />,
      box,
    );
  };

  /** Where the keyboard goes back to: the card may take it by itself too, for a note or a choice of claims. */
  const noteFocus = (): void => {
    if (!focusInside()) focusBefore = document.activeElement as HTMLElement | null;
  };
  const takeFocus = (): void => {
    noteFocus();
    // Scrolls the card to it: the page stays, for the card is fixed in the window.
    box.querySelector<HTMLElement>('.actions button')?.focus();
  };

  const onKey = (event: KeyboardEvent): void => {
    // Of keys that the page sends by script the reader knows nothing.
    if (!opening || !event.isTrusted) return;
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab' && opening.pinned && !event.altKey && !event.ctrlKey && !event.metaKey) {
      if (focusInside()) keepInside(event, box, shadow);
      else if (!event.shiftKey) {
        event.preventDefault();
        takeFocus();
      }
    }
  };
  view.addEventListener('keydown', onKey, { capture: true, signal });
  keepTyping(view, host, shadow, signal);
  view.addEventListener(
    'message',
    ({ source, data }) => {
      const frame = box.querySelector('iframe');
      if (data === CLOSE_NOTE && frame && source === frame.contentWindow) close();
    },
    { signal },
  );
  view.addEventListener('scroll', place, { capture: true, passive: true, signal });
  view.addEventListener('resize', place, { passive: true, signal });

  const card: Card = {
    open(next) {
      // The card on this sentence stays as it is, with what the reader did in it.
      if (opening && opening.subject.key === next.subject.key) {
        const purpose = next.purpose ?? opening.purpose;
        opening = { ...next, subject: opening.subject, pinned: next.pinned || opening.pinned, purpose };
        noteFocus();
        draw(opening);
        return place();
      }
      close();
      view.clearTimeout(clearing);
      opening = next;
      box.hidden = false;
      stand();
      noteFocus();
      draw(next);
      // Closed only a moment ago, it still has its note.
      noting = box.querySelector('iframe') !== null;
      place();
    },
    close,
    takeFocus,
    announce(text) {
      stand();
      // The same words twice would not be read twice.
      heard.textContent = '';
      view.setTimeout(() => (heard.textContent = text), 50);
    },
    setScheme(scheme) {
      // The highlights go by it, whether or not a card is open.
      stand();
      host.dataset['scheme'] = scheme;
      box.classList.toggle('dark', scheme === 'dark');
    },
    owns: (event) => event.composedPath().includes(host),
    get subject() {
      return opening?.subject ?? null;
    },
    get held() {
      return opening !== null && (opening.pinned || noting || focusInside());
    },
    remove() {
      controller.abort();
      render(null, box);
      host.remove();
    },
  };
  return card;
};

/** Tab goes round in the card; Escape leaves it. */
function keepInside(event: KeyboardEvent, box: Element, shadow: ShadowRoot): void {
  const stops = [...box.querySelectorAll<HTMLElement>(':is(button, input):not(:disabled), iframe')];
  if (event.shiftKey) stops.reverse();
  const at = stops.indexOf(shadow.activeElement as HTMLElement);
  // Of the claims to choose from one is a stop.
  const ahead = stops.slice(at + 1).filter((stop) => !(isChoice(stops[at]) && isChoice(stop)));
  if (at < 0 || ahead.length > 0) return;
  event.preventDefault();
  stops[0]!.focus({ preventScroll: true });
}

function isChoice(element: Element | undefined): boolean {
  return element?.getAttribute('type') === 'radio';
}
