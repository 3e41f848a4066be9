import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NoteEditor } from '@/components/NoteEditor.tsx';
import { createAutosave, type SaveStatus } from '@/utils/notes/autosave.ts';
import type { Note, NoteTarget } from '@/utils/notes/note.ts';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { CLOSE_NOTE } from '@/utils/page/card.ts';
import { keepDraft } from '@/utils/storage/drafts.ts';
import { flushOnHide } from '@/utils/storage/flushonhide.ts';

interface Props {
  /** The note that is already there. */
  note: Note | null;
  /** What was typed after it and could not be saved then. */
  draft: Note | null;
  target: NoteTarget;
}

/**
 * The note on one sentence, kept as it is typed. It goes by message: a framed page has an IndexedDB of its own. What
 * cannot be saved (a full disk), or may not be in time (the tab dies), is put aside in `storage.local`, which is shared.
 */
export function NoteFrame({ note, draft, target }: Props) {
  const [status, setStatus] = useState<SaveStatus>('saved');
  const base = useRef(note?.modified ?? null);
  const begun = useMemo(() => {
    const now = new Date().toISOString();
    return draft ?? note ?? { id: crypto.randomUUID(), target, text: '', tags: [], created: now, modified: now };
  }, []);
  const saver = useMemo(
    () =>
      createAutosave<Note>({
        onStatus: setStatus,
        keepDraft,
        async save(next) {
          if (next.text.trim() === '' && next.tags.length === 0) {
            await sendMessage('removeNote', { id: next.id });
            base.current = null;
            return;
          }
          await sendMessage('saveNote', { ...next, base: base.current });
          base.current = next.modified;
        },
      }),
    [],
  );
  useEffect(() => {
    if (draft) saver.change(draft);
    return flushOnHide(saver);
  }, []);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void saver.flush().then(() => window.parent.postMessage(CLOSE_NOTE, '*'));
    };
    // Who clicks back into the page closes the card, and this frame with it.
    const flush = () => void saver.flush();
    window.addEventListener('keydown', leave);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('keydown', leave);
      window.removeEventListener('blur', flush);
    };
  }, []);

  return (
    <NoteEditor
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just pressed "Note" to write one
      autoFocus
      label="Note on this sentence"
      text={begun.text}
      tags={begun.tags}
      status={status}
      onChange={({ text, tags }) => saver.change({ ...begun, text, tags, modified: new Date().toISOString() })}
    />
  );
}
