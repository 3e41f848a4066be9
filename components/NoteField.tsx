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
  /** Deletes the note; without it the field has no button for that. */
  onDelete?(note: Note): void;
}

/** A note that saves itself. */
export function NoteField({ note, target, label, placeholder, useNote, onDelete }: Props) {
  const { text, tags, status, conflict, change, resolve, flush } = useNote(note, target);
  return (
    <NoteEditor
      text={text}
      tags={tags}
      status={status}
      conflict={conflict}
      label={label}
      placeholder={placeholder}
      onChange={change}
      onResolve={resolve}
      onDelete={note && onDelete ? () => void flush().then(() => onDelete(note)) : undefined}
    />
  );
}
