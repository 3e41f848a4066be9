import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from '#imports';
import * as v from 'valibot';
import { NoteField } from '@/components/NoteField.tsx';
import { UndoBar } from '@/components/UndoBar.tsx';
import { UNSEEN, useReveal } from '@/components/usereveal.ts';
import type { Note } from '@/utils/notes/note.ts';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import { pageSchema } from '@/utils/notes/noteschema.ts';
import { useStandingNote } from '@/utils/panel/usestandingnote.ts';
import { notesOnPage } from '@/utils/storage/notes.ts';
import { keepTitle } from '@/utils/storage/titles.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useNote } from '@/utils/storage/usenote.ts';
import { useRemoval } from '@/utils/storage/useremoval.ts';
import { claimInLibrary } from './claiminlibrary.ts';
import { revealIn } from './pageactions.ts';
import { SelectedTextNote, UnreadSelection, useSelectedText } from './SelectedTextNote.tsx';

interface Props {
  page: string;
  title: string;
  tab: number | null;
  lost: ReadonlySet<string>;
  /** Show an empty editor where there is no note yet. */
  invite: boolean;
}

/** The reader's notes on this page and on its sentences, in reading order. */
export function PageNotes(props: Props) {
  // One note that a backup could not hold would make every backup unreadable.
  if (v.is(pageSchema, props.page)) return <KeptNotes {...props} />;
  return (
    <section class="page-notes" aria-label="Notes on this page">
      <p class="lost">This page’s address is too long for notes to be kept on it.</p>
    </section>
  );
}

function KeptNotes({ page, title, tab, lost, invite }: Props) {
  const removal = useRemoval();
  const inPrivate = useIsPrivate(tab);
  const asked = useSelectedText(tab, page);
  const selected = asked?.text ?? null;
  const notes = useLive(() => notesOnPage(page), [page]).value;
  const all = answerOr(notes, []);
  const { own, held, onHold } = useStandingNote(all.filter((note) => note.target.kind === 'page'));
  const noted = all.length > 0;
  useEffect(() => {
    if (noted && tab !== null) void nameNoted(page, title, tab).catch(console.warn);
  }, [noted, page, title, tab]);
  useTellingOfNotes(tab, notes?.kind === 'answer' ? notes.value : null);
  if (notes?.kind !== 'answer') return null;
  const onSelected =
    notes.value.find(({ target }) => target.kind === 'sentence' && target.quote.exact === selected) ?? null;
  const others = notes.value.filter((note) => note !== own && note !== onSelected);
  if (!invite && !held && all.length === 0 && removal.said === null && asked === null) return null;

  return (
    <section class="page-notes" aria-label="Notes on this page">
      <h2>Notes on this page</h2>
      {inPrivate && (
        <p class="note-hint">
          Private window: notes are kept all the same, with their sentences and the page’s address.
        </p>
      )}
      <UndoBar said={removal.said} onUndo={removal.undo} />
      {asked?.text === null && <UnreadSelection />}
      {selected !== null && (
        <SelectedTextNote key={selected} page={page} text={selected} note={onSelected} onDelete={removal.removeNote} />
      )}
      <NoteField
        useNote={useNote}
        claimHref={claimInLibrary}
        note={own}
        target={{ kind: 'page', page }}
        label="Note on this page"
        placeholder="Note on this page…"
        onHold={onHold}
        onDelete={removal.removeNote}
      />
      {others.map((note) => (
        <SentenceNote key={note.id} note={note} tab={tab} lost={lost.has(note.id)} onDelete={removal.removeNote} />
      ))}
    </section>
  );
}

/** Tells whether a tab is in a private window, of which nothing is kept but notes. */
function useIsPrivate(tab: number | null): boolean {
  const [known, setKnown] = useState<{ tab: number | null; is: boolean }>({ tab, is: false });
  useEffect(() => {
    if (tab === null) return;
    void isPrivate(tab).then((is) => setKnown({ tab, is }), console.warn);
  }, [tab]);
  return known.tab === tab && known.is;
}

/** Tells the page when notes on its sentences come or go, wherever that was done: it shows which it has. */
function useTellingOfNotes(tab: number | null, notes: Note[] | null): void {
  const told = useRef<string | null>(null);
  const now =
    notes &&
    notes
      .flatMap(({ id, target }) => (target.kind === 'sentence' ? id : []))
      .toSorted()
      .join();
  useEffect(() => {
    if (now === null || now === told.current) return;
    const isFirst = told.current === null;
    told.current = now;
    // A page without highlights hears of its first note by other means.
    if (!isFirst && tab !== null) void sendMessage('notesChanged', undefined, tab).catch(() => {});
  }, [now, tab]);
}

async function isPrivate(tab: number): Promise<boolean> {
  return (await browser.tabs.get(tab)).incognito;
}

/** Keeps the title of a page with notes, for the library to show; of a private window only the notes are kept. */
async function nameNoted(page: string, title: string, tab: number): Promise<void> {
  if (!(await isPrivate(tab))) await keepTitle(page, title);
}

interface SentenceNoteProps {
  note: Note;
  tab: number | null;
  lost: boolean;
  onDelete(note: Note): void;
}

function SentenceNote({ note, tab, lost, onDelete }: SentenceNoteProps) {
  const quote = note.target.kind === 'sentence' ? note.target.quote.exact : null;
  const { unseen, show } = useReveal(async () => tab !== null && revealIn(tab, note.id));
  return (
    <div class="sentence-note">
      {quote !== null &&
        (lost ? (
          <blockquote class="quote" dir="auto">
            {quote}
          </blockquote>
        ) : (
          <button type="button" class="quote" dir="auto" title="Show in the page" onClick={show}>
            {quote}
          </button>
        ))}
      {lost && <p class="lost">No longer in the page.</p>}
      {unseen && !lost && (
        <p class="lost" role="status">
          {UNSEEN}
        </p>
      )}
      <NoteField
        useNote={useNote}
        claimHref={claimInLibrary}
        note={note}
        target={note.target}
        onDelete={onDelete}
        label={quote === null ? 'Another note on this page' : `Note on the sentence: ${quote}`}
      />
    </div>
  );
}
