import type { Relation } from '../matching/match.ts';
import { type ExportedNote, pageOf } from './exportednote.ts';
import { siteName } from './sitename.ts';

/** What a note must be to be listed; what is not set lets everything through. */
export interface NoteFilter {
  essay?: string;
  theme?: string;
  claim?: string;
  site?: string;
  relation?: Relation;
  tag?: string;
  /** First and last day of its last change, `2026-03-02`, UTC. */
  from?: string;
  to?: string;
  /** `yes`: it has words of the reader's, not only tags or a quote. */
  words?: 'yes';
}

/** Filters that choose one of the values that the notes have. */
export const CHOICES = ['tag', 'essay', 'theme', 'claim', 'site', 'relation'] as const;
export type Choice = (typeof CHOICES)[number];

/** Keeps the notes that fit, in their order. */
export function filterNotes(notes: ExportedNote[], filter: NoteFilter): ExportedNote[] {
  const { from, to, words } = filter;
  const chosen = CHOICES.filter((choice) => filter[choice] !== undefined);
  return notes.filter((entry) => {
    const day = entry.note.modified.slice(0, 10);
    return (
      chosen.every((choice) => valuesOf(entry, choice).includes(filter[choice] ?? '')) &&
      (from === undefined || day >= from) &&
      (to === undefined || day <= to) &&
      (words === undefined || entry.note.text.trim() !== '')
    );
  });
}

/** Lists the values that a filter can choose among, in the order of the alphabet. */
export function listValues(notes: ExportedNote[], choice: Choice): string[] {
  return [...new Set(notes.flatMap((entry) => valuesOf(entry, choice)))].toSorted((a, b) => a.localeCompare(b));
}

function valuesOf(entry: ExportedNote, choice: Choice): string[] {
  const page = pageOf(entry.note);
  switch (choice) {
    case 'tag':
      return entry.note.tags;
    case 'essay':
      return listOf(entry.essayTitle);
    case 'theme':
      return entry.themes ?? [];
    case 'claim':
      return listOf(entry.claimText);
    case 'site':
      return page === null ? [] : [siteName(page)];
    case 'relation':
      return listOf(entry.relation);
  }
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
