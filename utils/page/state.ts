import type { NotArticleReason } from '../article/article.ts';
import type { SiteClass } from '../article/siteclass.ts';
import type { ThemeScore } from '../matching/gate.ts';
import type { Verdict } from '../matching/match.ts';
import type { SightedMatch } from '../messaging/protocol.ts';

/** What Throughline makes of a page at this moment; the panel's states are these and "no access". */
export type PageState =
  | { kind: 'reading' }
  | { kind: 'not-article'; reason: NotArticleReason }
  | { kind: 'other-language'; language: string }
  | { kind: 'off-theme'; themes: ThemeScore[] }
  | { kind: 'switched-off'; scope: 'everywhere' | 'site' }
  /** Nothing of the page was read, its length aside: sites of this class are not read. */
  | { kind: 'unread-site'; siteClass: SiteClass }
  | { kind: 'matching'; themes: ThemeScore[]; done: number; total: number }
  /**
   * `byWords`: why the network did not read it and its words had to do, as a sentence for the reader. `grown`: it has become
   * too large to be read whole since; what is highlighted stays, and what is in view is read.
   */
  | { kind: 'matched'; themes: ThemeScore[]; total: number; byWords?: string; grown?: boolean }
  | { kind: 'failed'; error: string };

/** Left so, a page keeps nothing, the card in which the reader writes neither; "reading": a frame whose text is gone. */
export const AT_ONCE = new Set<PageState['kind']>(['switched-off', 'unread-site', 'reading']);

/** A page's answer to the panel. */
export interface PageReport {
  /** Canonical address: the key under which matches and notes of this page are kept. */
  page: string;
  title: string;
  state: PageState;
  /** Ids of stored matches that are painted now, in reading order. */
  painted: string[];
  /** Ids of stored matches and notes whose sentence could not be found in the page any more. */
  lost: string[];
  /** The page's matches that are not kept: all in a private window or when the reader wants no sightings kept, else guesses. */
  unkept: UnkeptMatch[];
  /** Why matches and notes of this page cannot be kept, as a sentence for the reader; null: they can. */
  keepingFails: string | null;
}

/** A report as the panel gets it when it asks; of what a page tells by itself the browser says where it comes from. */
export interface TabReport extends PageReport {
  /** Of the address in the tab, by which the reader's switches go; `page` may name another host: m.example.org. */
  origin: string;
}

/** A match that only the page knows. */
export interface UnkeptMatch extends SightedMatch {
  id: string;
  verdict: Verdict | null;
}
