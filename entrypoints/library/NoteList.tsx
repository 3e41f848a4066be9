import type { VNode } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { NoteSelection } from '@/utils/library/noteselection.ts';
import type { ExportedNote } from '@/utils/notes/exportednote.ts';
import type { Note } from '@/utils/notes/note.ts';
import type { ListedEssay } from '@/utils/storage/essays.ts';
import { MoreButton } from './MoreButton.tsx';
import { NoteItem } from './NoteItem.tsx';

/** Notes shown at a time. */
const PORTION = 50;

interface Props {
  entries: ExportedNote[];
  /** What the list was found by: another list begins with its first portion. */
  place: string;
  selection: NoteSelection;
  /** By their ids: a note on a claim bears its essay's colour. */
  essays: ReadonlyMap<string, ListedEssay>;
  onDelete(note: Pick<Note, 'id'>): void;
}

/** Notes, a portion at a time; it grows as the reader comes to its end. More of them neither draws the page around it again nor those that are there. */
export function NoteList({ entries, place, selection, essays, onDelete }: Props) {
  const [{ most, of }, setMost] = useState({ most: PORTION, of: place });
  const shown = of === place ? most : PORTION;
  const now = useRef(entries);
  now.current = entries;
  const listed = useCallback(() => now.current.map(({ note }) => note.id), []);
  const drawn = useMemo(() => new WeakMap<ExportedNote, VNode>(), [essays, selection, onDelete]);
  const draw = (entry: ExportedNote): VNode => {
    const known = drawn.get(entry) ?? (
      <NoteItem
        key={entry.note.id}
        entry={entry}
        essays={essays}
        selection={selection}
        listed={listed}
        onDelete={onDelete}
      />
    );
    drawn.set(entry, known);
    return known;
  };
  return (
    <>
      {entries.slice(0, shown).map(draw)}
      {entries.length > shown && (
        <MoreButton
          count={Math.min(PORTION, entries.length - shown)}
          auto
          onMore={() => setMost({ most: shown + PORTION, of: place })}
        />
      )}
    </>
  );
}
