import { claimKey } from '../essays/essay.ts';
import type { Note, NoteTarget } from '../notes/note.ts';
import { cyrb53 } from '../matching/matchid.ts';

/** Index keys told from a note's target; undefined keys stay out of their index. */
export interface NoteKeys {
  page?: string;
  claimKey?: string;
  sentenceKey?: string;
}

/** A note as kept. */
export interface StoredNote extends Note, NoteKeys {}

/** Tells under which page, claim and sentence a note is found. */
export function noteKeys({ target }: Pick<Note, 'target'>): NoteKeys {
  switch (target.kind) {
    case 'claim':
      return { claimKey: claimKey(target) };
    case 'page':
      return { page: target.page };
    case 'sentence':
      return {
        page: target.page,
        sentenceKey: sentenceKey(target.page, target.quote.exact),
        ...(target.claim && { claimKey: claimKey(target.claim) }),
      };
  }
}

/** Names a sentence of a page in the index; two different sentences may share a key, so compare the text too. */
export function sentenceKey(page: string, exact: string): string {
  return cyrb53(`${page}\u0000${exact}`, 0).toString(36);
}

/** Takes a note as others know it out of what is kept. */
export function plainNote({ id, target, text, tags, created, modified }: Note): Note {
  return { id, target: plainTarget(target), text, tags, created, modified };
}

function plainTarget(target: NoteTarget): NoteTarget {
  return structuredClone(target);
}
