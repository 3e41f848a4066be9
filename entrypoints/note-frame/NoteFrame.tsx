import { useEffect, useMemo, useState } from 'preact/hooks';
import { ClaimChoices } from '@/components/ClaimChoices.ts';
import { KnownTags } from '@/components/KnownTags.tsx';
import { NoteEditor } from '@/components/NoteEditor.tsx';
import type { Note, NoteTarget } from '@/utils/notes/note.ts';
import { createNoteEditing, type NoteDraft, type NoteStore } from '@/utils/notes/noteediting.ts';
import { type NoteHelp, sendMessage } from '@/utils/messaging/protocol.ts';
import { CLOSE_NOTE } from '@/utils/page/card.ts';
import { keepDraft } from '@/utils/storage/drafts.ts';
import { flushOnHide } from '@/utils/storage/flushonhide.ts';
import { leaveBehind } from '@/utils/storage/leftbehind.ts';

/** Keeps notes on a page of that title. */
function storeFor(title: string): NoteStore {
  return {
    save: (note, base) => sendMessage('saveNote', { ...note, base, onConflict: 'ask', title }),
    remove: (id, base) => sendMessage('removeNote', { id, base }),
    keepBeside: (note) => sendMessage('saveNote', { ...note, base: null }),
    keepDraft,
    leaveBehind: (value, base) => leaveBehind({ kind: 'note', value, base }),
  };
}

const KEPT_OF_PRIVATE = 'Private window: your note is kept all the same, with this sentence and the page’s address.';

const NO_HELP: NoteHelp = { tags: [], claims: [] };

interface Props {
  /** The note that is already there. */
  note: Note | null;
  /** What was typed after it and could not be saved then. */
  draft: Note | null;
  target: NoteTarget;
  /** Of its page. */
  title: string;
  /** Its page is in a private window, of which nothing else is kept. */
  inPrivate?: boolean;
}

/**
 * The note on one sentence, kept as it is typed. It goes by message: a framed page has an IndexedDB of its own. What
 * cannot be saved (a full disk), or may not be in time (the tab dies), is put aside in `storage.local`, which is shared.
 */
export function NoteFrame({ note, draft, target, title, inPrivate = false }: Props) {
  const [, redraw] = useState(0);
  const editing = useMemo(() => {
    const made = createNoteEditing(target, storeFor(title), () => redraw((count) => count + 1));
    made.receive(note);
    return made;
  }, []);
  const [help, setHelp] = useState(NO_HELP);
  // The reader may write already: what the editor offers comes after.
  useEffect(() => void sendMessage('helpWithNote', undefined).then(setHelp, console.warn), []);
  useEffect(() => {
    if (draft) editing.resume(draft);
    return flushOnHide(editing);
  }, []);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing)
        void editing.leave().then(() => window.parent.postMessage(CLOSE_NOTE, '*'));
    };
    // Who clicks back into the page closes the card, and this frame with it.
    const flush = () => void editing.flush();
    window.addEventListener('keydown', leave);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('keydown', leave);
      window.removeEventListener('blur', flush);
    };
  }, []);

  const change = (next: NoteDraft) => {
    editing.change(next);
    // At each letter: a frame in another's page gets nothing through any more when that goes.
    if (editing.unsaved) void keepDraft(editing.unsaved);
  };

  return (
    <ClaimChoices.Provider value={help.claims}>
      <NoteEditor
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just pressed "Note" to write one
        autoFocus
        label="Note on this sentence"
        hint={inPrivate ? KEPT_OF_PRIVATE : undefined}
        {...editing.state}
        onChange={change}
        onResolve={editing.resolve}
      />
      <KnownTags tags={help.tags} />
    </ClaimChoices.Provider>
  );
}
