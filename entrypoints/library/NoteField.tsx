import { NoteEditor } from '@/components/NoteEditor.tsx';
import type { Note, NoteTarget } from '@/utils/notes/note.ts';
import { useNote } from '@/utils/storage/usenote.ts';

interface Props {
  note: Note | null;
  target: NoteTarget;
  label: string;
  placeholder?: string;
}

/** A note that saves itself. */
export function NoteField({ note, target, label, placeholder }: Props) {
  const { status, change } = useNote(note, target);
  return (
    <NoteEditor
      text={note?.text ?? ''}
      tags={note?.tags ?? []}
      status={status}
      label={label}
      placeholder={placeholder}
      onChange={change}
    />
  );
}
