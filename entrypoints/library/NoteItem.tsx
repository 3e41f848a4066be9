import { EssayMark } from '@/components/EssayMark.tsx';
import { NoteField } from '@/components/NoteField.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import type { NoteSelection } from '@/utils/library/noteselection.ts';
import { claimHref } from '@/utils/library/route.ts';
import { type ExportedNote, pageOf } from '@/utils/notes/exportednote.ts';
import type { Note } from '@/utils/notes/note.ts';
import type { ListedEssay } from '@/utils/storage/essays.ts';
import { claimOf } from '@/utils/storage/searchablenotes.ts';
import { useNote } from '@/utils/storage/usenote.ts';
import { NoteSelect } from './NoteSelect.tsx';

interface Props {
  entry: ExportedNote;
  essays: ReadonlyMap<string, ListedEssay>;
  selection: NoteSelection;
  /** The ids of the list that it stands in, in their order. */
  listed(): string[];
  onDelete(note: Note): void;
}

/** A note with what it hangs on, edited in place. */
export function NoteItem({ entry: { note, claimText, pageTitle }, essays, selection, listed, onDelete }: Props) {
  const claim = claimOf(note.target);
  const essay = claim === null ? undefined : essays.get(claim.essay);
  const page = pageOf(note);
  const label = `Note on: ${claimText ?? pageTitle ?? page ?? 'a claim'}`;
  return (
    <article class="note-item listed-note">
      <NoteSelect id={note.id} label={label} selection={selection} listed={listed} />
      {note.target.kind === 'sentence' && (
        <blockquote class="note-quote" dir="auto">
          {note.target.quote.exact}
        </blockquote>
      )}
      {claim !== null && (
        <p class="note-place">
          {essay && <EssayMark colour={essay.colour} name={essay.title} />}
          Claim:{' '}
          <a dir="auto" href={claimHref(claim)}>
            {claimText ?? 'one that is gone'}
          </a>
        </p>
      )}
      {page !== null && (
        <p class="note-place">
          Page: <PageLink page={page} title={pageTitle ?? page} />
        </p>
      )}
      <NoteField
        useNote={useNote}
        claimHref={claimHref}
        note={note}
        target={note.target}
        onDelete={onDelete}
        label={label}
      />
    </article>
  );
}
