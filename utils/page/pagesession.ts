import type { ArticleWatch } from '../article/watch.ts';
import type { Verdict } from '../matching/match.ts';
import type { Purpose } from './card.ts';
import type { PageTextAnswer } from './pagetext.ts';
import type { PageReport, PageState } from './state.ts';

/** What the lookout has the session do, and what panel and keyboard ask of it. */
export interface PageSession {
  /** Reads the page, or reads it again. `noted`: the reader wrote on it, so notes are shown even off the themes. */
  read(page: { noted: boolean }): void;
  /** Takes everything away; `why` is then the page's state. */
  leave(why: PageState): void;
  /** Another page has come in this one's place: forgets all that was of the old one. */
  forget(): void;
  /** Sensitivity, colours or notes changed: paints anew what is known. */
  refresh(): void;
  describe(): PageReport;
  reveal(id: string): boolean;
  lightUp(id: string | null): void;
  step(direction: 1 | -1): void;
  setVerdict(match: string, verdict: Verdict | null): void;
  /** Opens the card on the selected sentence, at the reader's request: whatever the themes. */
  openOnSelection(purpose: Purpose): Promise<SelectionAnswer>;
  /** The article's text, at the reader's request: whatever the themes. */
  readText(): Promise<PageTextAnswer>;
}

/** `none`: no text of the page is selected; `unread`: Throughline is off on this page, or leaves pages of its kind alone. */
export type SelectionAnswer = 'opened' | 'none' | 'unread';

/** What the lookout hands over. */
export interface SessionGround {
  document: Document;
  window: Window;
  /** Ends the session without a trace: the page goes, or the extension does. */
  signal: AbortSignal;
  /** The page's address at this moment, the key under which it is remembered. */
  address(): string;
  /** What has the page read again. */
  watch: Pick<ArticleWatch, 'deepen' | 'noteText'>;
  /** What was found of the page so far. */
  state: PageState;
  /** Tells the panel, which may not be there. */
  tell(report: PageReport): void;
}
