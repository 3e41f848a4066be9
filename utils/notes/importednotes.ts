import * as v from 'valibot';
import type { Note } from './note.ts';
import { noteSchema } from './noteschema.ts';

/**
 * A file over this many UTF-16 code units is refused unread, and none is written. V8 makes no string over 2^29 - 24 of
 * them (536,870,888); the rest is room for what is laid around a text. 200,000 sightings and 50,000 notes of full
 * width take three fifths of it (`backuptext.test.ts`).
 */
export const FILE_CAP = 500_000_000;

/** What is wrong with a file, and where, e.g. `annotations.3.created` or `line 12`; an empty place: the whole file. */
export interface FileProblem {
  place: string;
  reason: string;
}

/** Notes that a file of another program holds. */
export interface ImportedNotes {
  notes: Note[];
  /** Titles of the pages that they hang on, where the file tells them. */
  titles: Map<string, string>;
  /** What the file holds that can't be a note here, by reason. */
  leftOut: Map<string, number>;
}

export type ParsedNotes = { ok: true; imported: ImportedNotes } | { ok: false; problems: FileProblem[] };

/** Problems told of one file: more would not be read. */
export const MOST_PROBLEMS = 20;

/** Gathers what a file holds, entry by entry: notes, what is left out, and what is wrong. */
export function createNoteGathering() {
  const notes = new Map<string, Note>();
  const titles = new Map<string, string>();
  const leftOut = new Map<string, number>();
  const problems: FileProblem[] = [];
  return {
    /** Takes a note if the store could keep it; of two with one id the later counts. */
    add(note: Note, place: string, title = ''): void {
      const checked = v.safeParse(noteSchema, note);
      if (!checked.success) {
        this.refuse(place, checked.issues[0]);
        return;
      }
      const known = notes.get(note.id);
      if (!known || known.modified < note.modified) notes.set(note.id, checked.output);
      if (note.target.kind !== 'claim' && title !== '') titles.set(note.target.page, title.slice(0, 1_000));
    },
    leaveOut(reason: string): void {
      leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    },
    refuse(place: string, why: string | v.BaseIssue<unknown>): void {
      if (problems.length >= MOST_PROBLEMS) return;
      const within = typeof why === 'string' ? null : v.getDotPath(why);
      const reason = typeof why === 'string' ? why : why.message;
      problems.push({ place: within ? `${place}.${within}` : place, reason: reason.slice(0, 300) });
    },
    end(): ParsedNotes {
      if (problems.length > 0) return { ok: false, problems };
      return { ok: true, imported: { notes: [...notes.values()], titles, leftOut } };
    },
  };
}
