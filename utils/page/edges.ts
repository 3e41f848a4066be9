import type { ArticleResult } from '../article/article.ts';
import type { GateProfile, GateResult } from '../matching/gate.ts';
import type { ProtocolMap } from '../messaging/protocol.ts';
import type { BrowsingState } from '../storage/browsingstate.ts';

/** The questions that a page puts to the background. */
type Question =
  | 'matchSentences'
  | 'foreseeMatches'
  | 'rankSentences'
  | 'findEssays'
  | 'readLooks'
  | 'recordSighting'
  | 'recallPage'
  | 'describeClaim'
  | 'setVerdict'
  | 'keepSaying'
  | 'guessClaims'
  | 'issueNoteToken'
  | 'openPanel'
  | 'setBadge'
  | 'bringStyles';

/** What a page session stands on, so that a test can bring its own. */
export interface PageEdges {
  /** The page is in a private window. */
  readonly isPrivate: boolean;
  /** One read of `storage.local`. */
  readBrowsingState(): Promise<BrowsingState>;
  /** Gives the page its turn every few milliseconds. */
  extractArticle(
    document: Document,
    options: { canonical: string; inView: boolean; signal: AbortSignal },
  ): Promise<ArticleResult>;
  scoreThemes(profile: GateProfile, article: { title: string; text: string }): GateResult;
  ask: { [K in Question]: (data: Parameters<ProtocolMap[K]>[0]) => Promise<ReturnType<ProtocolMap[K]>> };
  /** Calls back when the panel says that notes on the page's sentences were written or taken away. */
  hearNotes(heard: () => void, signal: AbortSignal): void;
  /** Address of the note frame that redeems this token. */
  noteFrameUrl(token: string): string;
}
