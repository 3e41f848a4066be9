import { useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { writeClaimLink } from '../utils/notes/claimlink.ts';
import type { ConflictChoice, NoteDraft } from '../utils/notes/noteediting.ts';
import { movePlace, type Place } from '../utils/notes/moveplace.ts';
import { NOTE_TEXT_CAP } from '../utils/notes/note.ts';
import { type ClaimChoice, ClaimChoices } from './ClaimChoices.ts';
import { ClaimLinkField } from './ClaimLinkField.tsx';
import { NoteConflict } from './NoteConflict.tsx';
import { TagField } from './TagField.tsx';
import { useFittingHeight } from './usefittingheight.ts';
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
  /** What the reader should know before they write. */
  hint?: string | undefined;
  autoFocus?: boolean;
}

const STATUS_WORDS: Record<Props['status'], string> = {
  saved: 'Saved',
  saving: 'Saving…',
  failed: 'Not saved. Your words are kept here; free some disk space and type on.',
};

/** A note edited in place. */
export function NoteEditor(props: Props) {
  const { text, tags, status, conflict, onChange, onResolve, onDelete, label, placeholder, hint, autoFocus } = props;
  const hintId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [touched, setTouched] = useState(false);
  const claims = useContext(ClaimChoices);
  /** The place in a text that a link to a claim goes to; null: none is wanted. */
  const [asked, setAsked] = useState<{ place: Place; of: string } | null>(null);
  const linking = asked && movePlace(asked.place, asked.of, text);
  // Before the next key: put off until the frame, it would take back what a key in that frame asks for.
  useLayoutEffect(() => setAsked(linking && { place: linking, of: text }), [text]);

  useEffect(() => {
    const field = area.current;
    if (!autoFocus || field === null) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, []);

  useFittingHeight(area, text);

  const change = (next: NoteDraft) => {
    setTouched(true);
    onChange(next);
  };
  const closeLink = (caret: number) => {
    setAsked(null);
    const field = area.current;
    field?.focus();
    // The caret goes there when the new text is drawn.
    requestAnimationFrame(() => field?.setSelectionRange(caret, caret));
  };
  const link = (choice: ClaimChoice, [from, to]: Place) => {
    const written = writeClaimLink(choice, choice.text);
    change({ text: text.slice(0, from) + written + text.slice(to), tags });
    closeLink(from + written.length);
  };
  const type = ({ value, selectionStart: caret }: HTMLTextAreaElement) => {
    change({ text: value, tags });
    if (claims.length > 0 && value.length > text.length && value.slice(0, caret).endsWith('[['))
      setAsked({ place: [caret - 2, caret], of: value });
  };
  const begun = text !== '' || tags.length > 0;
  const words = conflict ? 'Not saved yet: choose below.' : touched || status !== 'saved' ? STATUS_WORDS[status] : '';

  return (
    <div class="note-editor">
      {hint !== undefined && (
        <p class="note-hint" id={hintId}>
          {hint}
        </p>
      )}
      <textarea
        aria-label={label}
        aria-describedby={hint === undefined ? undefined : hintId}
        dir="auto"
        ref={area}
        class="note-text"
        rows={1}
        value={text}
        maxLength={NOTE_TEXT_CAP}
        placeholder={placeholder ?? 'Write a note…'}
        onInput={(event) => type(event.currentTarget)}
      />
      {linking && (
        <ClaimLinkField
          choices={claims}
          onPick={(choice) => link(choice, linking)}
          onCancel={() => closeLink(linking[1])}
        />
      )}
      {(begun || conflict) && (
        <div class="note-foot">
          <TagField tags={tags} label={`Tags: ${label}`} onChange={(next) => change({ text, tags: next })} />
          <span class={`note-status ${conflict ? 'failed' : status}`} role="status">
            {words}
          </span>
          {claims.length > 0 && !linking && (
            <button
              type="button"
              class="quiet"
              aria-label={`Link a claim: ${label}`}
              title="Or type [["
              onClick={() => {
                const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
                setAsked({ place: [selectionStart, selectionEnd], of: text });
              }}
            >
              Link a claim
            </button>
          )}
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
