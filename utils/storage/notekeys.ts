import { claimKey } from '../essays/essay.ts';
import type { Note, NoteTarget } from '../notes/note.ts';
import { hash53 } from '../matching/hash.ts';

/** Index keys told from a note's target; undefined keys stay out of their index. */
export interface NoteKeys {
  page?: string;
  claimKey?: string;
  sentenceKey?: string;
}

/** What a file said when a note last came from one: what differs from it since was changed here. In no backup. */
export interface CameNote {
  /** Hash of its text. */
  text: string;
  tags: string[];
  /** The `modified` that the file gave it, ISO 8601 UTC. */
  at: string;
  /** A file of Throughline's own, or of another program. */
  from: 'backup' | 'source';
}

/** A note as kept. */
export interface StoredNote extends Note, NoteKeys {
  /** Absent: it was begun here. */
  came?: CameNote;
}

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
  return hash53(`${page}\u0000${exact}`);
}

/** Takes a note as others know it out of what is kept. */
export function plainNote({ id, target, text, tags, created, modified, changed }: Note): Note {
  return { id, target: plainTarget(target), text, tags, created, modified, ...(changed && { changed }) };
}

function plainTarget(target: NoteTarget): NoteTarget {
  return structuredClone(target);
}
