import type { Relation } from '../matching/match.ts';
import type { Note } from './note.ts';

/** A note with the words around it, as far as they are known: what every export of notes is made from. */
export interface ExportedNote {
  note: Note;
  /** Title of its page. */
  pageTitle?: string;
  /** Text of the claim that it hangs on, or that its sentence was matched to. */
  claimText?: string;
  /** Title of that claim's essay, and what tells it from others of that title. */
  essayTitle?: string;
  /** Labels of that claim's theme and of the themes that its page covers. */
  themes?: string[];
  /** How its sentence stands to that claim. */
  relation?: Relation;
}

/** The page that a note hangs on; null for a note on a claim. */
export function pageOf({ target }: Note): string | null {
  return target.kind === 'claim' ? null : target.page;
}

/** Tells whether an address may become a link in a file that leaves the browser. */
export function isWebAddress(page: string): boolean {
  return /^https?:\/\//i.test(page);
}
