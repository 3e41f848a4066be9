import { useMemo } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState.tsx';
import { NoteField } from '@/components/NoteField.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import { downloadText } from '@/utils/library/downloadtext.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { markdownFileName, notesToMarkdown } from '@/utils/notes/markdown.ts';
import { createNoteSearch, type SearchableNote } from '@/utils/notes/search.ts';
import { claimOf, listSearchableNotes } from '@/utils/storage/searchablenotes.ts';
import { useLive } from '@/utils/storage/uselive.ts';
import { useNote } from '@/utils/storage/usenote.ts';

/** All notes, found by their words, tags and claims, and edited in place. */
export function NotesPage({ query }: { query: string }) {
  const notes = useLive(listSearchableNotes, []).value;
  const entries = notes?.kind === 'answer' ? notes.value : [];
  const search = useMemo(() => createNoteSearch(entries), [notes]);
  const found = useFoundIds(search.find(query), query);
  const shown = found.flatMap((noteId) => entries.find(({ note }) => note.id === noteId) ?? []);
  const tags = [...new Set(entries.flatMap(({ note }) => note.tags))].toSorted((a, b) => a.localeCompare(b));

  return (
    <>
      <h1>Notes</h1>
      {entries.length > 0 && (
        <>
          <input
            type="search"
            aria-label="Search notes, tags and claims"
            class="field search"
            placeholder="Search notes, tags and claims"
            value={query}
            onInput={(event) => goTo(event.currentTarget.value)}
          />
          {tags.length > 0 && (
            <ul role="list" class="tag-list" aria-label="Tags">
              {tags.map((tag) => (
                <li key={tag}>
                  <a href={formatRoute({ page: 'notes', query: tag })}>{tag}</a>
                </li>
              ))}
            </ul>
          )}
          <div class="found-line">
            <p class="found" role="status">
              {query === ''
                ? `${entries.length} ${entries.length === 1 ? 'note' : 'notes'}`
                : `${shown.length} of ${entries.length} found`}
            </p>
            {shown.length > 0 && (
              <button type="button" class="button" onClick={() => takeAlong(shown)}>
                {query === '' ? 'Save all as Markdown' : 'Save these as Markdown'}
              </button>
            )}
          </div>
        </>
      )}
      {notes?.kind === 'failed' && <EmptyState title="The notes cannot be read" body={String(notes.error)} />}
      {notes?.kind === 'answer' && entries.length === 0 && (
        <EmptyState
          title="No notes yet"
          body="Write one beside a claim in the panel, or on a highlighted sentence in the page. They all come together here."
        />
      )}
      {shown.map((entry) => (
        <NoteItem key={entry.note.id} entry={entry} />
      ))}
    </>
  );
}

/**
 * Keeps the list as it was found while the reader edits in it: a note neither jumps to the top because it was changed
 * last nor vanishes because a word was deleted. A new query finds anew; new notes come in on top.
 */
function useFoundIds(found: string[], query: string): string[] {
  const kept = useMemo<{ ids: string[] }>(() => ({ ids: [] }), [query]);
  const known = new Set(kept.ids);
  kept.ids = [...found.filter((id) => !known.has(id)), ...kept.ids];
  return kept.ids;
}

function NoteItem({ entry: { note, claimText, pageTitle } }: { entry: SearchableNote }) {
  const claim = claimOf(note.target);
  const page = note.target.kind === 'claim' ? null : note.target.page;
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

/** Saves the notes that are shown, in their order, as a text file to take along. */
function takeAlong(shown: SearchableNote[]): void {
  downloadText(markdownFileName(new Date()), 'text/markdown', notesToMarkdown(shown));
}

/** A search is a place to come back to, but not one for each letter. */
function goTo(query: string): void {
  history.replaceState(null, '', formatRoute({ page: 'notes', query }));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
