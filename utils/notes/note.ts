import type { ClaimRef } from '../essays/essay.ts';

/** W3C TextQuoteSelector with TextPositionSelector's offsets, into the article's text as extracted. */
export interface Quote {
  exact: string;
  /** Up to 32 characters before and after, to tell repeated text apart. */
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}

/** What a note hangs on. `page` is the page's canonical address. */
export type NoteTarget =
  | ({ kind: 'claim' } & ClaimRef)
  | { kind: 'page'; page: string }
  | { kind: 'sentence'; page: string; quote: Quote; claim?: ClaimRef };

/**
 * Longest text of a note, in UTF-16 code units: far above what a reader writes or pastes, for a backup with a longer one
 * would be refused as a whole.
 */
export const NOTE_TEXT_CAP = 5_000_000;

/** The reader's own words on a claim, a page or a sentence. Times are ISO 8601 UTC. */
export interface Note {
  /** UUID, made where the note is begun. */
  id: string;
  target: NoteTarget;
  text: string;
  tags: string[];
  created: string;
  /** Of two copies of a note the one with the later `modified` is the newer. */
  modified: string;
  /**
   * When the reader last changed it, where that is earlier: what was brought back out of the bin has to be newer than its
   * deletion, and was not changed by that; nor was what has the tags again that it had.
   */
  changed?: string;
}

/** Tells when the reader last changed a note, for all that shows it, sorts or filters by it. */
export function changedAt({ modified, changed = modified }: Pick<Note, 'modified' | 'changed'>): string {
  return changed;
}

/** Tells whether nothing is left of a note. */
export function isEmptyNote({ text, tags }: Pick<Note, 'text' | 'tags'>): boolean {
  return text.trim() === '' && tags.length === 0;
}
