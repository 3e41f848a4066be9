import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConflictChoice, NoteDraft } from '../utils/notes/noteediting.ts';
import { NoteConflict } from './NoteConflict.tsx';
import { TagField } from './TagField.tsx';
import './NoteEditor.css';

interface Props extends NoteDraft {
  status: 'saved' | 'saving' | 'failed';
  /** The note changed elsewhere too. */
  conflict: { mine: NoteDraft; other: NoteDraft } | null;
  /** Called with every keystroke: saving at a sensible pace is the caller's affair. `text` and `tags` follow at once. */
  onChange(next: NoteDraft): void;
  onResolve(choice: ConflictChoice): void;
  onDelete?: (() => void) | undefined;
  /** What the note is on, for screen readers: "Note on this claim". */
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
}

const STATUS_WORDS: Record<Props['status'], string> = {
  saved: 'Saved',
  saving: 'Saving…',
  failed: 'Not saved. Your words are kept here; free some disk space and type on.',
};

/** A note edited in place. */
export function NoteEditor(props: Props) {
  const { text, tags, status, conflict, onChange, onResolve, onDelete, label, placeholder, autoFocus } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const [touched, setTouched] = useState(false);

  useEffect(() => {
    if (autoFocus) area.current?.focus();
  }, []);

  useLayoutEffect(() => {
    const field = area.current;
    if (field === null) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }, [text]);

  const change = (next: NoteDraft) => {
    setTouched(true);
    onChange(next);
  };
  const begun = text !== '' || tags.length > 0;
  const words = conflict ? 'Not saved yet: choose below.' : touched || status !== 'saved' ? STATUS_WORDS[status] : '';

  return (
    <div class="note-editor">
      <textarea
        aria-label={label}
        dir="auto"
        ref={area}
        class="note-text"
        rows={1}
        value={text}
        placeholder={placeholder ?? 'Write a note…'}
        onInput={(event) => change({ text: event.currentTarget.value, tags })}
      />
      {(begun || conflict) && (
        <div class="note-foot">
          <TagField tags={tags} label={`Tags: ${label}`} onChange={(next) => change({ text, tags: next })} />
          <span class={`note-status ${conflict ? 'failed' : status}`} role="status">
            {words}
          </span>
          {onDelete && (
            <button type="button" class="quiet" aria-label={`Delete: ${label}`} onClick={onDelete}>
              Delete
            </button>
          )}
        </div>
      )}
      {conflict && <NoteConflict {...conflict} onResolve={onResolve} />}
    </div>
  );
}
