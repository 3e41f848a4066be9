import type { ClaimRef } from '../essays/essay.ts';
import type { Scheme } from '../highlight/scheme.ts';
import type { Verdict } from '../matching/match.ts';
import type { ClaimDescription, ClaimGuesses, SightedMatch } from '../messaging/protocol.ts';
import type { Quote } from '../notes/note.ts';
import type { ShownMatch } from './knownmatch.ts';

/** What a card is about: one sentence, with what it matches and whether the reader wrote on it. */
export interface CardSubject {
  /** The same for the same sentence, however often it is painted anew. */
  key: string;
  quote: Quote;
  matches: ShownMatch[];
  hasNote: boolean;
}

/** What a reader wants with a sentence: write on it, or say which claim it makes or disputes. */
export type Purpose = 'note' | 'say';

/** What a reader can do in a card. */
export interface CardActions {
  describeClaim(ref: ClaimRef): Promise<ClaimDescription | null>;
  /** "Not a match", or the reader's relation; null takes back whatever the reader said. */
  setVerdict(id: string, verdict: Verdict | null): void;
  /** Says that a sentence makes or disputes a claim; answers the match's id. */
  say(match: SightedMatch & Pick<ShownMatch, 'home'>): string;
  /** The claims that the sentence likeliest makes or disputes; of those that have all of `words`, where these are given. */
  guessClaims(quote: Quote, words?: string): Promise<ClaimGuesses>;
  /** False where the browser wants the reader's own click on the toolbar. */
  openPanel(match: string | null): Promise<boolean>;
  /** Address of a frame in which the note on this sentence is typed, on the page that it was met on; good for one load. */
  noteFrameUrl(quote: Quote, claim: (ClaimRef & Pick<ShownMatch, 'home'>) | undefined): Promise<string>;
  /** The card was closed, by whatever means; `noted`: a note may have been written in it. */
  closed(noted: boolean): void;
}

export interface CardOpening {
  subject: CardSubject;
  /** Boxes of the sentence's lines, in viewport pixels, asked again whenever the page moved. */
  rects(): DOMRect[];
  /** Where the pointer opened it, in viewport pixels. */
  near: number | null;
  /** Stays until it is closed; else it is for as long as the pointer is there. */
  pinned: boolean;
  /** Goes straight to that, with the keyboard in it. */
  purpose?: Purpose;
}

/** The card of a page. One at a time. */
export interface Card {
  open(opening: CardOpening): void;
  close(): void;
  /** Moves the keyboard into the card; it goes back to where it was on closing. */
  takeFocus(): void;
  /** Says something to screen readers. */
  announce(text: string): void;
  setScheme(scheme: Scheme): void;
  /** Tells whether an event on the page came from the card. */
  owns(event: Event): boolean;
  readonly subject: CardSubject | null;
  /** True while a hover must not close it: pinned, a note open, or the keyboard inside. */
  readonly held: boolean;
  remove(): void;
}

/** What the note frame says to the card when Escape is pressed in it. It tells the page nothing. */
export const CLOSE_NOTE = 'throughline-close-note';

export type MountCard = (document: Document, actions: CardActions) => Card;
