import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ExportedNote } from '../notes/exportednote.ts';
import { createNoteSearch, type NoteSearch } from '../notes/search.ts';

/**
 * Keeps a search in step with the notes, in the background.
 * @returns null until the first list can be searched; another object whenever a search may find something else
 */
export function useNoteSearch(notes: ExportedNote[] | null): Pick<NoteSearch, 'find'> | null {
  const search = useMemo(createNoteSearch, []);
  const [current, setCurrent] = useState<Pick<NoteSearch, 'find'> | null>(null);
  useEffect(() => {
    if (notes !== null) void search.update(notes).then(() => setCurrent({ find: search.find }));
  }, [notes]);
  return current;
}
