import { type ReadonlySignal, signal } from '@preact/signals';

/** The notes of a list that the reader selected. Each note listens for itself: of thousands only those that change are drawn anew. */
export interface NoteSelection {
  /** Their ids. Some may not be listed any more: whoever acts on them looks. */
  readonly ids: ReadonlySignal<ReadonlySet<string>>;
  /**
   * Selects a note, or lets it go.
   * @param listed the ids of the list in its order: all from the note toggled last up to this one become as this one does
   */
  toggle(id: string, listed?: string[]): void;
  select(ids: string[]): void;
  clear(): void;
}

/** Makes a selection with nothing in it. */
export function createNoteSelection(): NoteSelection {
  const ids = signal<ReadonlySet<string>>(new Set());
  let last: string | null = null;
  return {
    ids,
    toggle(id, listed) {
      const isWanted = !ids.value.has(id);
      const next = new Set(ids.value);
      for (const each of between(listed ?? [], last, id)) {
        if (isWanted) next.add(each);
        else next.delete(each);
      }
      last = id;
      ids.value = next;
    },
    select(wanted) {
      ids.value = new Set(wanted);
    },
    clear() {
      last = null;
      ids.value = new Set();
    },
  };
}

/** The notes of a list that are selected, in its order. */
export function selectedAmong<Listed extends { note: { id: string } }>(
  listed: Listed[],
  { ids }: Pick<NoteSelection, 'ids'>,
): Listed[] {
  return ids.value.size === 0 ? [] : listed.filter(({ note }) => ids.value.has(note.id));
}

/** From one through the other, whichever stands first; only `to` where one of them is not listed. */
function between(listed: string[], from: string | null, to: string): string[] {
  const [a, b] = [from === null ? -1 : listed.indexOf(from), listed.indexOf(to)];
  return a < 0 || b < 0 ? [to] : listed.slice(Math.min(a, b), Math.max(a, b) + 1);
}
