import { type ExportedNote, pageOf } from './exportednote.ts';

/** Notes that hang on the same page, or on the same claim. */
export interface NoteGroup {
  /** The page's address; null for a claim. */
  page: string | null;
  /** The page's title or the claim's text; where neither is known, its address or name. */
  name: string;
  notes: [ExportedNote, ...ExportedNote[]];
}

/** Groups notes by what they hang on, in the given order. */
export function groupNotes(notes: ExportedNote[]): NoteGroup[] {
  const groups = new Map<string, NoteGroup>();
  for (const entry of notes) {
    const { target } = entry.note;
    const page = pageOf(entry.note);
    const key = target.kind === 'claim' ? `claim ${target.essay}/${target.claim}` : `page ${target.page}`;
    const known = groups.get(key);
    if (known) known.notes.push(entry);
    else {
      const name = target.kind === 'claim' ? (entry.claimText ?? target.claim) : entry.pageTitle || target.page;
      groups.set(key, { page, name, notes: [entry] });
    }
  }
  return [...groups.values()];
}
