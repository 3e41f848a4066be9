import { ExportMenu } from '@/components/ExportMenu.tsx';
import { type NoteSelection, selectedAmong } from '@/utils/library/noteselection.ts';
import type { ExportedNote } from '@/utils/notes/exportednote.ts';
import { downloadNotes, NOTE_EXPORTS } from '@/utils/library/noteexports.ts';

interface Props {
  found: ExportedNote[];
  /** Nothing was searched for: the notes found are all. */
  unsearched: boolean;
  selection: NoteSelection;
}

/** Exports the selected notes; where none is selected, all that were found, and says which. */
export function NotesExport({ found, unsearched, selection }: Props) {
  const selected = selectedAmong(found, selection);
  const label = selected.length > 0 ? `Export ${selected.length} selected` : unsearched ? 'Export all' : 'Export these';
  return (
    <ExportMenu
      label={label}
      choices={NOTE_EXPORTS}
      onExport={(choice) => downloadNotes(selected.length > 0 ? selected : found, choice)}
    />
  );
}
