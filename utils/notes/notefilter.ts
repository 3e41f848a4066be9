import type { Relation } from '../matching/match.ts';
import { dayOf } from './day.ts';
import { type ExportedNote, pageOf } from './exportednote.ts';
import { changedAt } from './note.ts';
import { siteName } from './sitename.ts';

/** What a note must be to be listed; what is not set lets everything through. */
export interface NoteFilter {
  essay?: string;
  theme?: string;
  claim?: string;
  site?: string;
  relation?: Relation;
  tag?: string;
  /** First and last day of its last change, as the reader has them (`dayOf`). */
  from?: string;
  to?: string;
  /** `yes`: it has words of the reader's, not only tags or a quote. */
  words?: 'yes';
}

/** Filters that choose one of the values that the notes have. */
export const CHOICES = ['tag', 'essay', 'theme', 'claim', 'site', 'relation'] as const;
export type Choice = (typeof CHOICES)[number];

/** What a filter looks at, of a note or of what is found beside the notes. */
export type Filterable = Partial<Record<Choice, string[]>> & {
  /** When it last changed, ISO 8601 UTC; absent: it has no time, and no days let it through. */
  time?: string;
  /** The reader's own; absent: none. */
  words?: string;
};

/** Keeps the notes that fit, in their order. */
export function filterNotes(notes: ExportedNote[], filter: NoteFilter): ExportedNote[] {
  const isWanted = createFilter(filter);
  return notes.filter((entry) => isWanted(filterableNote(entry)));
}

/** Makes the test for what fits a filter. */
export function createFilter(filter: NoteFilter): (one: Filterable) => boolean {
  const { from, to, words } = filter;
  const chosen = CHOICES.flatMap((choice) => (filter[choice] === undefined ? [] : [[choice, filter[choice]] as const]));
  return (one) => {
    // Worked out only when it is asked for: with each key typed, all notes are looked at.
    const day = one.time !== undefined && (from ?? to) !== undefined ? dayOf(one.time) : undefined;
    return (
      chosen.every(([choice, value]) => one[choice]?.includes(value) === true) &&
      (from === undefined || (day !== undefined && day >= from)) &&
      (to === undefined || (day !== undefined && day <= to)) &&
      (words === undefined || (one.words ?? '').trim() !== '')
    );
  };
}

/** Lists the values that a filter can choose among, in the order of the alphabet. */
export function listValues(things: Filterable[], choice: Choice): string[] {
  return [...new Set(things.flatMap((one) => one[choice] ?? []))].toSorted((a, b) => a.localeCompare(b));
}

/** What a filter looks at of a note. Its site is read only when it is asked for: with each key typed, all notes are looked at. */
export function filterableNote(entry: ExportedNote): Filterable {
  return {
    tag: entry.note.tags,
    essay: listOf(entry.essayTitle),
    theme: entry.themes ?? [],
    claim: listOf(entry.claimText),
    get site() {
      const page = pageOf(entry.note);
      return page === null ? [] : [siteName(page)];
    },
    relation: listOf(entry.relation),
    time: changedAt(entry.note),
    words: entry.note.text,
  };
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
