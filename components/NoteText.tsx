import type { RefObject } from 'preact';
import type { ClaimRef } from '../utils/essays/essay.ts';
import type { NoteDraft } from '../utils/notes/noteediting.ts';
import { MarkdownText } from './MarkdownText.tsx';
import './NoteText.css';

interface Props extends NoteDraft {
  label: string;
  claimHref?: ((claim: ClaimRef) => string) | undefined;
  /** The button that opens the editor. */
  editButton: RefObject<HTMLButtonElement | null>;
  onEdit(): void;
  onDelete?: (() => void) | undefined;
}

/** A note that is read: its Markdown drawn, and an editor one click or key away. */
export function NoteText({ text, tags, label, claimHref, editButton, onEdit, onDelete }: Props) {
  const edit = ({ target }: MouseEvent) => {
    const followed = target instanceof Element && target.closest('a, button') !== null;
    const marked = document.getSelection()?.isCollapsed === false;
    if (!followed && !marked) onEdit();
  };
  return (
    <div>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the button below is the keyboard's way */}
      <div class="note-words" onClick={edit}>
        {text.trim() === '' ? (
          <p class="note-empty">No words yet.</p>
        ) : (
          <MarkdownText text={text} claimHref={claimHref} />
        )}
      </div>
      <div class="note-foot">
        {tags.length > 0 && (
          <ul role="list" class="note-tags" aria-label={`Tags: ${label}`}>
            {tags.map((tag) => (
              <li key={tag} class="tag still">
                {tag}
              </li>
            ))}
          </ul>
        )}
        <span class="note-actions">
          <button ref={editButton} type="button" class="quiet" aria-label={`Edit: ${label}`} onClick={onEdit}>
            Edit
          </button>
          {onDelete && (
            <button type="button" class="quiet" aria-label={`Delete: ${label}`} onClick={onDelete}>
              Delete
            </button>
          )}
        </span>
      </div>
    </div>
  );
}
