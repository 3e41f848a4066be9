import { type NoteSelection, selectedAmong } from '@/utils/library/noteselection.ts';
import type { ExportedNote } from '@/utils/notes/exportednote.ts';
import { BulkDelete } from './BulkDelete.tsx';
import { BulkTags } from './BulkTags.tsx';
import { BulkUntag } from './BulkUntag.tsx';
import type { TaggingOfMany } from './usetagging.ts';

interface Props {
  /** The notes that are listed, or come when the list goes on. */
  found: ExportedNote[];
  /** How many notes there are in all. */
  all: number;
  /** Nothing was searched for: the notes found are all, and what acts on them has to be selected. */
  unsearched: boolean;
  selection: NoteSelection;
  tagging: TaggingOfMany;
  onDelete(ids: string[]): void;
}

/** What acts on the selected notes; where none is selected, on all that were found, and says so. */
export function BulkActions({ found, all, unsearched, selection, tagging, onDelete }: Props) {
  const selected = selectedAmong(found, selection);
  const isSelected = selected.length > 0;
  const shown = isSelected || (!unsearched && found.length > 0);
  const concerned = isSelected ? selected : found;
  const concernedIds = concerned.map(({ note }) => note.id);
  const whom = isSelected ? '' : found.length === 1 ? 'the one found' : `all ${found.length} found`;
  return (
    <div
      class={isSelected ? 'bulk selected' : 'bulk'}
      role="group"
      aria-label={isSelected ? 'Selected notes' : 'Notes found'}
    >
      <p class="bulk-count" role="status">
        {isSelected && `${selected.length} selected`}
      </p>
      {shown && (
        <>
          {found.length > 1 && selected.length < found.length && (
            <button type="button" class="quiet" onClick={() => selection.select(found.map(({ note }) => note.id))}>
              Select all {found.length} {unsearched ? 'notes' : 'found'}
            </button>
          )}
          <BulkTags ids={concernedIds} all={all} whom={whom} tagging={tagging} />
          <BulkUntag entries={concerned} all={all} whom={whom} tagging={tagging} />
          {(isSelected || found.length > 1) && (
            <BulkDelete
              ids={concernedIds}
              all={all}
              whom={whom}
              onDelete={(gone) => {
                selection.clear();
                onDelete(gone);
              }}
            />
          )}
          {isSelected && (
            <button type="button" class="quiet" onClick={selection.clear}>
              Clear
            </button>
          )}
        </>
      )}
      <p class="bulk-done" role="status">
        {tagging.done !== null && (
          <>
            {tagging.done.words}{' '}
            <button type="button" class="quiet" onClick={() => void tagging.undo()}>
              Undo
            </button>
          </>
        )}
      </p>
      <p class="error" role="alert">
        {tagging.problem}
      </p>
    </div>
  );
}
