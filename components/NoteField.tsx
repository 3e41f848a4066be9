import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClaimRef } from '../utils/essays/essay.ts';
import type { Note, NoteTarget } from '../utils/notes/note.ts';
import type { NoteHandle } from '../utils/storage/usenote.ts';
import { NoteEditor } from './NoteEditor.tsx';
import { NoteText } from './NoteText.tsx';

/** What is pressed beside an editor has been pressed by then: the editor must not fold away under the pointer. */
const CLOSING_MS = 300;

interface Props {
  note: Note | null;
  target: NoteTarget;
  label: string;
  placeholder?: string;
  /** The hook that keeps the note; always the same one while the field lives. */
  useNote(note: Note | null, target: NoteTarget): NoteHandle;
  /** Where a claim is shown that the note links to. */
  claimHref?(claim: ClaimRef): string;
  /** Called with true when the reader comes into the editor, with false when they leave it. */
  onHold?(held: boolean): void;
  /** Deletes the note; without it the field has no button for that. */
  onDelete?(note: Note): void;
}

/** A note that saves itself: shown as text, and as an editor while the reader is in it or it needs the reader. */
export function NoteField({ note, target, label, placeholder, useNote, claimHref, onHold, onDelete }: Props) {
  const { text, tags, status, conflict, change, resolve, flush } = useNote(note, target);
  const [open, setOpen] = useState<'no' | 'entered' | 'asked'>('no');
  const field = useRef<HTMLDivElement>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const begun = note !== null || text !== '' || tags.length > 0;
  const editing = open !== 'no' || !begun || conflict !== null || status === 'failed';
  // Of two texts that wait for a choice both go: the one from here would bring the note back when its editor goes.
  const removeWhole = async (gone: Note) => {
    await flush();
    resolve('both');
    await flush();
    onDelete?.(gone);
  };
  const remove = note && onDelete ? () => void removeWhole(note) : undefined;

  useEffect(() => () => clearTimeout(closing.current), []);
  useEffect(() => onHold?.(open !== 'no'), [open === 'no']);

  if (!editing) {
    return (
      <NoteText
        text={text}
        tags={tags}
        label={label}
        claimHref={claimHref}
        editButton={editButton}
        onEdit={() => setOpen('asked')}
        onDelete={remove}
      />
    );
  }
  /** In another window the reader is still in the field, as far as the document knows. */
  const isLeft = () => field.current?.contains(document.activeElement) === false;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what its controls do
    <div
      ref={field}
      onFocusIn={() => {
        clearTimeout(closing.current);
        if (open === 'no') setOpen('entered');
      }}
      onFocusOut={() => {
        void flush();
        clearTimeout(closing.current);
        closing.current = setTimeout(() => isLeft() && setOpen('no'), CLOSING_MS);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        void flush();
        setOpen('no');
        // The button comes with the next drawing.
        requestAnimationFrame(() => editButton.current?.focus());
      }}
    >
      <NoteEditor
        text={text}
        tags={tags}
        status={status}
        conflict={conflict}
        label={label}
        placeholder={placeholder}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for the editor
        autoFocus={open === 'asked'}
        onChange={(next) => {
          if (open === 'no') setOpen('entered');
          change(next);
        }}
        onResolve={resolve}
        onDelete={remove}
      />
    </div>
  );
}
