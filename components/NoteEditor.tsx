import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TagField } from './TagField.tsx';
import './NoteEditor.css';

export interface NoteDraft {
  text: string;
  tags: string[];
}

interface Props extends NoteDraft {
  status: 'saved' | 'saving' | 'failed';
  /** Called with every keystroke: saving at a sensible pace is the caller's affair. */
  onChange(next: NoteDraft): void;
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

/**
 * A note edited in place. While the reader is in it, the reader's words win over what the props bring, so that a
 * save coming back late never moves the cursor or takes a letter away.
 */
export function NoteEditor({ text, tags, status, onChange, label, placeholder, autoFocus }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<NoteDraft>({ text, tags });
  const [touched, setTouched] = useState(false);

  useEffect(() => {
    const page = root.current?.ownerDocument;
    // A panel in the background keeps its focused element, but nobody is typing there.
    const typing = page?.hasFocus() && root.current?.contains(page.activeElement);
    if (!typing) setDraft({ text, tags });
  }, [text, tags.join(',')]);

  useEffect(() => {
    if (autoFocus) area.current?.focus();
  }, []);

  useLayoutEffect(() => {
    const field = area.current;
    if (field === null) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }, [draft.text]);

  const change = (next: NoteDraft) => {
    setTouched(true);
    setDraft(next);
    onChange(next);
  };
  const begun = draft.text !== '' || draft.tags.length > 0;

  return (
    <div class="note-editor" ref={root}>
      <textarea
        aria-label={label}
        dir="auto"
        ref={area}
        class="note-text"
        rows={1}
        value={draft.text}
        placeholder={placeholder ?? 'Write a note…'}
        onInput={(event) => change({ ...draft, text: event.currentTarget.value })}
      />
      {begun && (
        <div class="note-foot">
          <TagField tags={draft.tags} label={`Tags: ${label}`} onChange={(next) => change({ ...draft, tags: next })} />
          <span class={`note-status ${status}`} role="status">
            {touched || status !== 'saved' ? STATUS_WORDS[status] : ''}
          </span>
        </div>
      )}
    </div>
  );
}
