import type { EssayLook } from '../essays/look.ts';
import type { EssayGate } from '../matching/gate.ts';
import type { Match, SentenceInput, Verdict } from '../matching/match.ts';
import type { Note } from '../notes/note.ts';
import type { SaveOutcome } from '../notes/noteediting.ts';
import { BadRequestError, checkRequest, type CheckedMessage } from './incoming.ts';
import { isNotPrivate } from './notprivate.ts';
import type {
  ClaimDescription,
  ClaimGuesses,
  NoteEdit,
  NoteFrameTarget,
  NoteHelp,
  PageMemory,
  ProtocolMap,
  Saying,
  Sighting,
} from './protocol.ts';
import type { ClaimRef } from '../essays/essay.ts';

/** Who sent a message, as the browser (not the message) says. */
export interface Sender {
  /** Address of the document that sent it. */
  url?: string;
  documentId?: string;
  tab?: { id?: number; windowId?: number; incognito: boolean };
}

/** What the handlers stand on; the background gives the real ones, a test its own. */
export interface HandlerDependencies {
  /** Checks the request itself. */
  matchSentences(request: unknown, sender: Sender): Promise<Match[]>;
  /** Checks the request itself. */
  foreseeMatches(request: unknown, sender: Sender): Promise<number[]>;
  /** Checks the request itself. */
  matchDraft(request: unknown, sender: Sender): Promise<Match[]>;
  recordSighting(sighting: Sighting): Promise<PageMemory>;
  recallPage(page: string): Promise<PageMemory>;
  rankSentences(essays: string[], sentences: string[]): Promise<number[]>;
  glanceAt(text: string): Promise<boolean>;
  findEssays(terms: [term: string, count: number][]): Promise<EssayGate[]>;
  readLooks(essays: string[]): Promise<EssayLook[]>;
  describeClaim(ref: ClaimRef): Promise<ClaimDescription | null>;
  setVerdict(match: string, verdict: Verdict | null, met?: Saying): Promise<unknown>;
  keepSaying(saying: Saying): Promise<unknown>;
  guessClaims(request: SentenceInput & { words?: string | undefined }, sender: Sender): Promise<ClaimGuesses>;
  saveNote(note: Note, edit: Pick<NoteEdit, 'base' | 'onConflict' | 'title'>): Promise<SaveOutcome>;
  removeNote(id: string, edit: Pick<NoteEdit, 'base'>): Promise<SaveOutcome>;
  findSentenceNote(sentence: { page: string; exact: string }): Promise<Note | null>;
  helpWithNote(): Promise<NoteHelp>;
  noteTokens: {
    issue(target: NoteFrameTarget): Promise<string>;
    redeem(token: string): Promise<NoteFrameTarget | null>;
  };
  bringSession(sender: Sender): Promise<void>;
  bringStyles(frames: boolean, sender: Sender): Promise<void>;
  setBadge(tab: number, count: number | null): Promise<void>;
  /** Called before anything is awaited: the browser asks for the reader's own click. */
  openPanel(tab: NonNullable<Sender['tab']>, match: string | null): Promise<boolean>;
}

type Answer<K extends keyof ProtocolMap> = Promise<ReturnType<ProtocolMap[K]>>;

/** Messages that the background answers. */
export type BackgroundMessage =
  | CheckedMessage
  | 'matchSentences'
  | 'foreseeMatches'
  | 'matchDraft'
  | 'helpWithNote'
  | 'bringSession';

/** One answer for each message of the background. */
export type Handlers = { [K in BackgroundMessage]: (data: unknown, sender: Sender) => Answer<K> };

/**
 * Makes the background's answers: each checks its request first, then calls the repository. A private window's pages
 * are matched but nothing of them is kept; notes are only taken from the extension's own documents.
 */
export function createHandlers(on: HandlerDependencies): Handlers {
  // `runtime.onMessage` hears our own extension only; its content scripts come with the address of their page.
  function assertOwn(sender: Sender) {
    if (!/^(chrome|moz)-extension:/.test(sender.url ?? ''))
      throw new BadRequestError('Only the extension itself may ask this.');
  }

  return {
    matchSentences: (data, sender) => on.matchSentences(data, sender),
    foreseeMatches: (data, sender) => on.foreseeMatches(data, sender),
    bringSession: (_data, sender) => on.bringSession(sender),
    bringStyles: async (data, sender) => on.bringStyles(checkRequest('bringStyles', data).frames, sender),
    async matchDraft(data, sender) {
      assertOwn(sender);
      return on.matchDraft(data, sender);
    },
    async recordSighting(data, sender) {
      const sighting = checkRequest('recordSighting', data);
      return isNotPrivate(sender) ? on.recordSighting(sighting) : on.recallPage(sighting.page);
    },
    recallPage: async (data) => on.recallPage(checkRequest('recallPage', data).page),
    async rankSentences(data) {
      const { essays, sentences } = checkRequest('rankSentences', data);
      return on.rankSentences(essays, sentences);
    },
    glanceAt: async (data) => on.glanceAt(checkRequest('glanceAt', data).text),
    findEssays: async (data) => on.findEssays(checkRequest('findEssays', data).terms),
    readLooks: async (data) => on.readLooks(checkRequest('readLooks', data).essays),
    describeClaim: async (data) => on.describeClaim(checkRequest('describeClaim', data)),
    async setVerdict(data, sender) {
      const { match, verdict, met } = checkRequest('setVerdict', data);
      // The page itself goes by it all the same, as long as it is open. The panel has no tab, and shows what was kept.
      if (sender.tab?.incognito !== true) await on.setVerdict(match, verdict, isNotPrivate(sender) ? met : undefined);
    },
    async keepSaying(data, sender) {
      const saying = checkRequest('keepSaying', data);
      if (!isNotPrivate(sender)) return false;
      await on.keepSaying(saying);
      return true;
    },
    guessClaims: async (data, sender) => on.guessClaims(checkRequest('guessClaims', data), sender),
    issueNoteToken: async (data) => on.noteTokens.issue(checkRequest('issueNoteToken', data)),
    async redeemNoteToken(data, sender) {
      assertOwn(sender);
      const target = await on.noteTokens.redeem(checkRequest('redeemNoteToken', data).token);
      return target && { ...target, inPrivate: sender.tab?.incognito === true };
    },
    async saveNote(data, sender) {
      assertOwn(sender);
      const { base, onConflict, title, ...note }: NoteEdit = checkRequest('saveNote', data);
      return on.saveNote(note, { base, onConflict, ...(isNotPrivate(sender) && { title }) });
    },
    async removeNote(data, sender) {
      assertOwn(sender);
      const { id, base } = checkRequest('removeNote', data);
      return on.removeNote(id, { base });
    },
    async findSentenceNote(data, sender) {
      assertOwn(sender);
      return on.findSentenceNote(checkRequest('findSentenceNote', data));
    },
    async helpWithNote(_, sender) {
      assertOwn(sender);
      return on.helpWithNote();
    },
    async setBadge(data, sender) {
      const { count } = checkRequest('setBadge', data);
      if (sender.tab?.id !== undefined) await on.setBadge(sender.tab.id, count);
    },
    async openPanel(data, sender) {
      const { match } = checkRequest('openPanel', data);
      return sender.tab ? on.openPanel(sender.tab, match) : false;
    },
  };
}

/** Registers every handler; `onMessage` is the messenger's. */
export function bindHandlers(
  handlers: Handlers,
  onMessage: (
    name: BackgroundMessage,
    answer: (message: { data: unknown; sender: Sender }) => Promise<unknown>,
  ) => unknown,
): void {
  for (const name of Object.keys(handlers) as BackgroundMessage[]) {
    onMessage(name, ({ data, sender }) => handlers[name](data, sender));
  }
}
