import { useEffect } from 'preact/hooks';
import { NoteField } from '@/components/NoteField.tsx';
import type { Note } from '@/utils/notes/note.ts';
import { dropSelectedText, selectedTextItem } from '@/utils/storage/selectedtext.ts';
import { useItem } from '@/utils/storage/useitem.ts';
import { useNote } from '@/utils/storage/usenote.ts';

/** The words that were selected in a tab's page, which has no card; null: none. Of a page before, they are dropped. */
export function useSelectedText(tab: number | null, page: string): string | null {
  const selected = useItem(selectedTextItem).value;
  const ofTab = selected?.tab === tab ? selected : null;
  const left = ofTab && ofTab.page !== page ? ofTab : null;
  useEffect(() => {
    if (left) void dropSelectedText(left).catch(console.warn);
  }, [left]);
  return ofTab && !left ? ofTab.text : null;
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
