import { JoinedWords } from './JoinedWords.tsx';
import type { ConflictChoice, NoteDraft } from '../utils/notes/noteediting.ts';

interface Props {
  mine: NoteDraft;
  other: NoteDraft;
  onResolve(choice: ConflictChoice): void;
}

/** Two texts of one note, of which the reader keeps either or both. */
export function NoteConflict({ mine, other, onResolve }: Props) {
  return (
    <div class="note-conflict" role="group" aria-label="Two texts of this note">
      <p role="alert">This note was changed elsewhere while you wrote here. Nothing is lost: choose what stays.</p>
      <Version name="Written here" {...mine} />
      <Version name="Written elsewhere" {...other} />
      <div class="note-choices">
        <button type="button" class="button" onClick={() => onResolve('both')}>
          Keep both
        </button>
        <button type="button" class="button" onClick={() => onResolve('mine')}>
          Keep mine
        </button>
        <button type="button" class="button" onClick={() => onResolve('other')}>
          Keep the other
        </button>
      </div>
    </div>
  );
}

function Version({ name, text, tags }: NoteDraft & { name: string }) {
  return (
    <>
      <p class="note-version-name">{name}</p>
      <blockquote dir="auto">{text.trim() === '' ? 'Nothing: the text was deleted.' : text}</blockquote>
      {tags.length > 0 && (
        <p class="note-version-tags">
          Tags: <JoinedWords parts={tags} />
        </p>
      )}
    </>
  );
}
