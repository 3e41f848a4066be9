import type { Note, NoteTarget } from '../utils/notes/note.ts';
import type { NoteHandle } from '../utils/storage/usenote.ts';
import { NoteEditor } from './NoteEditor.tsx';

interface Props {
  note: Note | null;
  target: NoteTarget;
  label: string;
  placeholder?: string;
  /** The hook that keeps the note; always the same one while the field lives. */
  useNote(note: Note | null, target: NoteTarget): NoteHandle;
}

/** A note that saves itself. */
export function NoteField({ note, target, label, placeholder, useNote }: Props) {
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
