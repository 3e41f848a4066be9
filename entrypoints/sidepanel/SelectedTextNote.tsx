import { useEffect } from 'preact/hooks';
import { NoteField } from '@/components/NoteField.tsx';
import type { Note } from '@/utils/notes/note.ts';
import { dropSelectedText, type SelectedText, selectedTextItem } from '@/utils/storage/selectedtext.ts';
import { useItem } from '@/utils/storage/useitem.ts';
import { useNote } from '@/utils/storage/usenote.ts';

/**
 * What was selected in a tab's page, which has no card, when the reader asked for a note on it; null: nothing was asked.
 * What was on a page before is dropped.
 */
export function useSelectedText(tab: number | null, page: string): Pick<SelectedText, 'text'> | null {
  const selected = useItem(selectedTextItem).value;
  const ofTab = selected?.tab === tab ? selected : null;
  const left = ofTab && ofTab.page !== page ? ofTab : null;
  useEffect(() => {
    if (left) void dropSelectedText(left).catch(console.warn);
  }, [left]);
  return left ? null : ofTab;
}

interface Props {
  page: string;
  text: string;
  /** The note that is there already. */
  note: Note | null;
  onDelete(note: Note): void;
}

/** A note on words that were selected where the page itself has no card to write it in. */
export function SelectedTextNote({ page, text, note, onDelete }: Props) {
  const quote = { exact: text, prefix: '', suffix: '', start: 0, end: text.length };
  return (
    <div class="sentence-note">
      <blockquote class="quote" dir="auto">
        {text}
      </blockquote>
      <NoteField
        useNote={useNote}
        note={note}
        target={{ kind: 'sentence', page, quote }}
        label="Note on the selected text"
        placeholder="Note on the selected text…"
        onDelete={onDelete}
      />
    </div>
  );
}

/** Says how to write on words that could not be read in the page. */
export function UnreadSelection() {
  return (
    <p class="lost" role="status">
      No selected words could be read here: select some, then choose “Note this sentence” in their context menu.
    </p>
  );
}
