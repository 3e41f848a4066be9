import { NoteField } from '@/components/NoteField.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import { formatRoute } from '@/utils/library/route.ts';
import { type ExportedNote, pageOf } from '@/utils/notes/exportednote.ts';
import { claimOf } from '@/utils/storage/searchablenotes.ts';
import { useNote } from '@/utils/storage/usenote.ts';

/** A note with what it hangs on, edited in place. */
export function NoteItem({ entry: { note, claimText, pageTitle } }: { entry: ExportedNote }) {
  const claim = claimOf(note.target);
  const page = pageOf(note);
  return (
    <article class="note-item">
      {note.target.kind === 'sentence' && (
        <blockquote class="note-quote" dir="auto">
          {note.target.quote.exact}
        </blockquote>
      )}
      {claim !== null && (
        <p class="note-place">
          Claim: <a href={formatRoute({ page: 'claim', claim })}>{claimText ?? 'one that is gone'}</a>
        </p>
      )}
      {page !== null && (
        <p class="note-place">
          Page: <PageLink page={page} title={pageTitle ?? page} />
        </p>
      )}
      <NoteField
        useNote={useNote}
        note={note}
        target={note.target}
        label={`Note on: ${claimText ?? pageTitle ?? page ?? 'a claim'}`}
      />
    </article>
  );
}
