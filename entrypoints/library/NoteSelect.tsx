import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { NoteSelection } from '@/utils/library/noteselection.ts';

interface Props {
  id: string;
  /** What the note is called. */
  label: string;
  selection: NoteSelection;
  /** The ids of the list in its order, as it is when they are asked for. */
  listed(): string[];
}

/** Selects a note of the list; with the Shift key all from the last one to this. */
export function NoteSelect({ id, label, selection, listed }: Props) {
  const isSelected = useMemo(() => computed(() => selection.ids.value.has(id)), [selection, id]).value;
  return (
    <label class="note-select">
      <input
        type="checkbox"
        aria-label={`Select: ${label}`}
        checked={isSelected}
        onClick={({ shiftKey }) => selection.toggle(id, shiftKey ? listed() : undefined)}
      />
    </label>
  );
}
