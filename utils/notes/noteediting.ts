import { type Autosave, createAutosave, type SaveStatus } from './autosave.ts';
import { isEmptyNote, type Note, type NoteTarget } from './note.ts';

/** What the reader can change of a note. */
export interface NoteDraft {
  text: string;
  tags: string[];
}

/**
 * What became of a save: kept, as of `modified` (the next save's base; null: the note is gone), or not, because the
 * stored note, `other`, changed since the editor read it.
 */
export type SaveOutcome = { kind: 'saved'; modified: string | null } | { kind: 'conflict'; other: Note };

/** Where an editor's note is kept. `base` is the `modified` of the version that the editor started from, null: none. */
export interface NoteStore {
  save(note: Note, base: string | null): Promise<SaveOutcome>;
  remove(id: string, base: string | null): Promise<SaveOutcome>;
  /** Keeps a text for which the reader did not choose, beside the stored one. */
  keepBeside(note: Note): Promise<unknown>;
  keepDraft(note: Note): void | Promise<void>;
  /** Takes over a note whose editor goes, within the call: there may be no time for more. Keeps both texts of two. */
  leaveBehind(note: Note, base: string | null): void;
}

/** Which of two texts stays. */
export type ConflictChoice = 'mine' | 'other' | 'both';

/** What an editor shows. */
export interface NoteEditingState extends NoteDraft {
  status: SaveStatus;
  /** The stored note changed since this editor read it, and neither text is lost until the reader chooses. */
  conflict: { mine: NoteDraft; other: NoteDraft } | null;
}

/** One editor of one note. */
export interface NoteEditing extends Pick<Autosave<Note>, 'flush' | 'stop'> {
  readonly state: NoteEditingState;
  /** The note as it is typed and not saved yet; null: it is saved. */
  readonly unsaved: Note | null;
  /** Takes the note as it is stored now, null: there is none. What the reader has typed since comes first. */
  receive(note: Note | null): void;
  /** Takes up what an earlier editor put aside; what it started from is not known any more. */
  resume(draft: Note): void;
  change(draft: NoteDraft): void;
  resolve(choice: ConflictChoice): void;
  /** The editor goes: saves, and keeps a text that waits for a choice beside the other. */
  leave(): Promise<void>;
  /** The document goes, maybe before anything can be saved: hands over what is not saved, then leaves. */
  handOver(): void;
}

/** The version that an editor is on. */
interface Begun extends Pick<Note, 'id' | 'created' | 'target'> {
  base: string | null;
  /** It came from the store: when it is no longer there, somebody deleted it. */
  seen: boolean;
}

/**
 * Makes the editor of one note: it is created with the first letter and removed when it is left empty. An update that
 * another editor made is shown where this one has nothing unsaved, and else put to the reader.
 */
export function createNoteEditing(target: NoteTarget, store: NoteStore, onChange: () => void): NoteEditing {
  let shown: NoteDraft = { text: '', tags: [] };
  let begun: Begun | null = null;
  let conflict: { mine: Note; other: Note } | null = null;
  /** Its note was emptied here, and the reader may write on: another note, or the emptied one passed in late, stays out. */
  let emptied = false;
  const saver = createAutosave<Note>({ save, keepDraft: (note) => store.keepDraft(note), onStatus: onChange });

  async function save(note: Note): Promise<void> {
    const base = begun?.id === note.id ? begun.base : null;
    const outcome = isEmptyNote(note) ? await store.remove(note.id, base) : await store.save(note, base);
    conflict = outcome.kind === 'conflict' ? { mine: note, other: outcome.other } : null;
    if (outcome.kind === 'saved' && begun?.id === note.id) {
      if (outcome.modified !== null) begun.base = outcome.modified;
      // What was typed meanwhile bears this note's name, and takes it out of the bin.
      else if (saver.unsaved !== note) begun = { ...begun, base: null, seen: false };
      else {
        // Who writes again after emptying a note begins another: the emptied one lies in the bin.
        begun = null;
        emptied = true;
      }
    }
    onChange();
  }

  function begin({ id, created, target: its, modified }: Note): Begun {
    return { id, created, target: its, base: modified, seen: true };
  }

  function change(draft: NoteDraft): void {
    const modified = new Date().toISOString();
    begun ??= { id: crypto.randomUUID(), created: modified, target, base: null, seen: false };
    const { id, created, target: its } = begun;
    shown = draft;
    saver.change({ id, created, target: its, ...draft, modified });
    onChange();
  }

  async function leave(): Promise<void> {
    await saver.flush();
    emptied = false;
    if (conflict === null) return;
    const { mine, other } = conflict;
    conflict = null;
    begun = begin(other);
    shown = other;
    // Of an emptied one there is nothing to keep; whether the other goes too, nobody chose.
    if (!isEmptyNote(mine)) await store.keepBeside(mine).catch(() => store.keepDraft(mine));
  }

  return {
    get state() {
      const { text, tags } = shown;
      return { text, tags, status: saver.status, conflict: conflict && { mine: shown, other: conflict.other } };
    },
    get unsaved() {
      return saver.unsaved;
    },
    receive(note) {
      if (saver.status !== 'saved') return;
      if (conflict !== null) {
        if (note?.id === conflict.other.id && note.modified > conflict.other.modified)
          conflict = { ...conflict, other: note };
        return;
      }
      if (note === null) {
        emptied = false;
        if (!begun?.seen) return;
        begun = null;
        shown = { text: '', tags: [] };
        return;
      }
      if (emptied && note.id !== begun?.id) return;
      // An answer from before this editor's own last save.
      if (begun?.id === note.id && begun.base !== null && note.modified < begun.base) return;
      begun = begin(note);
      shown = note;
    },
    resume(draft) {
      begun = { ...begin(draft), base: null, seen: false };
      change(plainDraft(draft));
    },
    change,
    resolve(choice) {
      if (conflict === null) return;
      const { other } = conflict;
      const mine = shown;
      conflict = null;
      begun = begin(other);
      change(choice === 'mine' ? mine : choice === 'other' ? plainDraft(other) : join(other, mine));
      void saver.flush();
    },
    flush: () => saver.flush(),
    leave,
    handOver() {
      const note = saver.unsaved ?? conflict?.mine;
      if (note && !(conflict && isEmptyNote(note)))
        store.leaveBehind(note, begun?.id === note.id && conflict === null ? begun.base : null);
      void leave();
    },
    async stop() {
      await leave();
      await saver.stop();
      // What could not be saved is nobody's any more: the next editor of the note would save over its draft.
      const note = saver.unsaved;
      if (note) store.leaveBehind(note, begun?.id === note.id ? begun.base : null);
    },
  };
}

/** Puts two texts under one another; tags of both. */
function join(first: NoteDraft, second: NoteDraft): NoteDraft {
  return {
    text: [first.text, second.text].filter((text) => text.trim() !== '').join('\n\n'),
    tags: [...new Set([...first.tags, ...second.tags])],
  };
}

function plainDraft({ text, tags }: NoteDraft): NoteDraft {
  return { text, tags };
}
