import { defineExtensionMessaging } from '@webext-core/messaging';
import type { ClaimRef, Essay } from '../essays/essay.ts';
import type { EssayColour, EssayLook } from '../essays/look.ts';
import type { EssayGate, ThemeScore } from '../matching/gate.ts';
import type { Turn } from '../model/fairqueue.ts';
import type { Match, Relation, SentenceInput, Explanation, Verdict } from '../matching/match.ts';
import type { Note, Quote } from '../notes/note.ts';
import type { SaveOutcome } from '../notes/noteediting.ts';
import type { Purpose } from '../page/card.ts';
import type { SelectionAnswer } from '../page/pagesession.ts';
import type { PageTextAnswer } from '../page/pagetext.ts';
import type { PageReport, TabReport } from '../page/state.ts';
import { sendToTab } from './sendtotab.ts';

/** A match as a page reports it for keeping. */
export interface SightedMatch extends ClaimRef {
  relation: Relation;
  score: number;
  quote: Quote;
  why: Explanation;
}

/** What is kept of a page that is on theme. */
export interface Sighting {
  /** Canonical address. */
  page: string;
  title: string;
  themes: ThemeScore[];
  matches: SightedMatch[];
}

/** A match because the reader says so; `relation` is the reader's. */
export interface SaidMatch extends SightedMatch {
  /** `matchId(…)` */
  id: string;
}

/** A match with the page that it was met on, of which the reader says something. */
export interface Saying {
  page: string;
  title: string;
  match: SightedMatch;
}

/** A match that the reader turned down, with what makes it count among its sentence's two all the same. */
export interface RejectedMatch {
  /** `matchId(…)` */
  id: string;
  essay: string;
  /** Where its sentence begins: `Quote.start`. */
  start: number;
  /** The score that was turned down; what it taught may have lowered it since. */
  score: number;
}

/** What a match is known again by on the next visit. */
export interface MetMatch extends ClaimRef {
  /** `matchId(…)` */
  id: string;
  /** The words of its sentence, and those before it when it was first met: `Quote.exact`, `Quote.prefix`. */
  exact: string;
  prefix: string;
}

/** A claim that a sentence may make or dispute, with what the matcher thinks of it. */
export interface ClaimGuess extends ClaimRef {
  text: string;
  essayTitle: string;
  score: number;
  why: Explanation;
}

/** The claims that a card offers for a sentence, as many as can be looked through. */
export interface ClaimGuesses {
  /** Likeliest first. */
  likeliest: ClaimGuess[];
  /** How many claims have the words that are sought; where none are, how many there are. */
  fitting: number;
  /** Claims and essays that are looked for. */
  claims: number;
  essays: number;
}

/** What a page needs to know of what was kept of it before. */
export interface PageMemory {
  /** Matches that the reader called "not a match". */
  rejected: RejectedMatch[];
  /** What the reader said of this page's sentences. */
  said: SaidMatch[];
  /** Notes on this page's sentences. */
  notes: Note[];
  /** Every match that is kept of the page: first what the reader judged, then what was met last. */
  met: MetMatch[];
}

/** A claim as the hover card shows it. */
export interface ClaimDescription extends ClaimRef {
  text: string;
  themeLabel: string;
  essayTitle: string;
  author: string;
  /** The essay's. */
  colour: EssayColour;
  /** The reader took it out of its essay: it is kept for what hangs on it. */
  retired?: boolean;
}

/** What a note frame is to edit, handed over by the page's content script through the background. */
export interface NoteFrameTarget {
  page: string;
  /** The page's title, for the frame's heading. */
  title: string;
  /** null: the note hangs on the page as a whole. */
  quote: Quote | null;
  /** The claim that the sentence was matched to. */
  claim?: ClaimRef;
}

/** What a note frame edits, and whether its page is in a private window, as the browser says. */
export type RedeemedTarget = NoteFrameTarget & { inPrivate: boolean };

/** What the editor of a note offers: tags to complete, and claims to link to. */
export interface NoteHelp {
  tags: string[];
  claims: (ClaimRef & { text: string; essayTitle: string })[];
}

/** A note with what its editor knows of the version that it started from and of its page; see `NoteBase` in `savenote.ts`. */
export type NoteEdit = Note & { base?: string | null; onConflict?: 'ask' | 'keep-both'; title?: string };

/** Every message of the extension. Requests are answered; the comment names who sends and who answers. */
export interface ProtocolMap {
  /** page -> background -> matching host. Small batches: results come in as they are ready. */
  matchSentences(request: { essay: string; sentences: SentenceInput[]; byWords?: boolean }): Match[];
  /** page -> background -> matching host: how likely each sentence is to match a claim, by a guess; see `Matcher.foresee`. */
  foreseeMatches(request: { essay: string; sentences: SentenceInput[] }): number[];
  /** page -> background: how likely each sentence is to match a claim of these essays, by its words alone. */
  rankSentences(request: { essays: string[]; sentences: string[] }): number[];
  /** page -> background, of a large library: whether a page that begins with this text is worth reading. Nothing is kept. */
  glanceAt(request: { text: string }): boolean;
  /** page -> background, of a large library: the essays that an article with these terms is about, as their gates say; words are terms. */
  findEssays(request: { terms: [term: string, count: number][] }): EssayGate[];
  /** page -> background, of a large library: how the highlights of these essays look. */
  readLooks(request: { essays: string[] }): EssayLook[];
  /** background -> offscreen document (Chrome only; in Firefox the background is the host). */
  hostMatchSentences(request: {
    essay: string;
    /** An essay that is not kept (yet), in place of the kept one of that id. */
    draft?: Essay;
    sentences: SentenceInput[];
    /** Answer every claim, however unlikely. */
    all?: boolean;
    turn: Turn;
  }): Match[];
  /** background -> offscreen: see `MatchingHost.wake`. */
  hostWake(): void;
  /** As `hostMatchSentences`, for `foreseeMatches`. */
  hostForeseeMatches(request: { essay: string; sentences: SentenceInput[]; keep?: boolean; turn: Turn }): number[];
  /** library -> background -> matching host: as `matchSentences`, for an essay that is still being edited. */
  matchDraft(request: { draft: Essay; sentences: SentenceInput[] }): Match[];
  /** page -> background: keeps page and matches; answers what was known of the page before. */
  recordSighting(sighting: Sighting): PageMemory;
  /** page -> background: what is known of a page, without recording a visit. */
  recallPage(request: { page: string }): PageMemory;
  /** page card -> background: what the card says of a claim; null where the claim is gone. */
  describeClaim(ref: ClaimRef): ClaimDescription | null;
  /**
   * page, panel -> background: the reader's verdict on a match; null takes it back. A page sends the match along, which may
   * not be kept; the panel, which cannot tell a private window, does not.
   */
  setVerdict(request: { match: string; verdict: Verdict | null; met?: Saying | undefined }): void;
  /** page -> background: the reader says that a sentence makes or disputes a claim. False: a private window keeps nothing. */
  keepSaying(saying: Saying): boolean;
  /** page card -> background: the claims that the sentence is likeliest to make; `words`: of those that have all of these. */
  guessClaims(request: SentenceInput & { words?: string | undefined }): ClaimGuesses;
  /** page card -> background: a token for one note frame, so that a page framing `note-frame.html` itself gets nothing. */
  issueNoteToken(target: NoteFrameTarget): string;
  /** note frame -> background: what to edit; null where the token is unknown, used or over a minute old. */
  redeemNoteToken(request: { token: string }): RedeemedTarget | null;
  /** note frame -> background: creates or overwrites the note of this id; see `utils/storage/savenote.ts`. */
  saveNote(note: NoteEdit): SaveOutcome;
  /** note frame -> background: moves a note left empty to the bin. */
  removeNote(request: { id: string; base?: string | null }): SaveOutcome;
  /** note frame -> background: the note on this sentence, if there is one. */
  findSentenceNote(request: { page: string; exact: string }): Note | null;
  /** note frame -> background: what its editor offers, in place of the database that a framed page does not have. */
  helpWithNote(): NoteHelp;
  /** page -> background: number on the toolbar badge of the sender's tab; null clears it. */
  setBadge(request: { count: number | null }): void;
  /** page card -> background: opens panel at a match. False where the browser wants the reader's own click. */
  openPanel(request: { match: string | null }): boolean;
  /** page -> panel (whoever listens): the page's report changed. */
  pageChanged(report: PageReport): void;

  /** panel, background (a text selected where no card opens) -> page */
  describePage(): TabReport;
  /** panel -> page: scrolls to a stored match or note and flashes it. False when it is not found. */
  revealInPage(request: { id: string }): boolean;
  /** panel -> page: lights a stored match up; null puts it out. */
  lightUp(request: { id: string | null }): void;
  /** panel -> page: the reader's verdict on a stored match, so that its highlight goes or comes back at once. */
  verdictChanged(request: { match: string; verdict: Verdict | null }): void;
  /** panel -> page: notes on its sentences were written or taken away. Only a page that shows highlights listens. */
  notesChanged(): void;
  /** page -> background: brings the script that reads and paints into the sender's document. */
  bringSession(): void;
  /**
   * page -> background: brings the styles of highlights into the sender's document; where it says so, into all documents
   * of the tab, since the browser has no name for the one in a certain frame.
   */
  bringStyles(request: { frames: boolean }): void;
  /** background -> page (commands): next or previous highlight. */
  stepHighlight(request: { direction: 1 | -1 }): void;
  /** panel, background (menus, commands) -> page: opens the card on the selected sentence. */
  openOnSelection(request: { purpose: Purpose }): SelectionAnswer;
  /** library, panel, background -> page: the article's text, at the reader's request. */
  readPageText(): PageTextAnswer;
  /** panel -> page: look again after a failure. */
  rematchPage(): void;
}

const messenger = defineExtensionMessaging<ProtocolMap>();

export const onMessage = messenger.onMessage;

/** Sends to the background and the extension's pages, or with a tab's id to that tab's content script. */
export const sendMessage = (async (type: keyof ProtocolMap, data: never, tab?: number) =>
  tab === undefined
    ? await messenger.sendMessage(type, data)
    : await sendToTab(tab, type, data)) as typeof messenger.sendMessage;
