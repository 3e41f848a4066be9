import { useMemo } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState.tsx';
import { UndoBar } from '@/components/UndoBar.tsx';
import { createNoteSelection } from '@/utils/library/noteselection.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { useNoteSearch } from '@/utils/library/usenotesearch.ts';
import type { ExportedNote } from '@/utils/notes/exportednote.ts';
import { type Filterable, filterableNote, filterNotes, listValues, type NoteFilter } from '@/utils/notes/notefilter.ts';
import { listEssays } from '@/utils/storage/essays.ts';
import { sayFailure } from '@/utils/storage/failure.ts';
import { filterableClaim, gatherNotedWords, listClaims, listSites } from '@/utils/storage/listsightings.ts';
import { listSearchableNotes } from '@/utils/storage/searchablenotes.ts';
import { answerOr, type Live, useLive } from '@/utils/storage/uselive.ts';
import { useRemoval } from '@/utils/storage/useremoval.ts';
import { BulkActions } from './BulkActions.tsx';
import { FoundElsewhere } from './FoundElsewhere.tsx';
import { NoteFilters } from './NoteFilters.tsx';
import { NotesExport } from './NotesExport.tsx';
import { NoteList } from './NoteList.tsx';
import { TagLinks } from './TagLinks.tsx';
import { useTagging } from './usetagging.ts';

const NONE: ExportedNote[] = [];

/** Notes that are read before all others: as many as a list begins with. */
const FIRST = 50;

interface Props {
  query: string;
  filter: NoteFilter;
}

/** All notes, found by their words and what they hang on, and edited in place. */
export function NotesPage({ query, filter }: Props) {
  // Of many notes the latest are there long before all are read.
  const first = useLive(() => listSearchableNotes(FIRST), []).value;
  const isFirst = first !== null;
  const rest = useLive(() => (isFirst ? listSearchableNotes() : Promise.resolve(null)), [isFirst]).value;
  const whole = rest?.kind === 'answer' ? answered(rest.value) : rest;
  const notes = whole ?? first;
  const entries = notes?.kind === 'answer' ? notes.value : NONE;
  const search = useNoteSearch(whole?.kind === 'answer' ? whole.value : null);
  const place = formatRoute({ page: 'notes', query, filter });
  // Without words there is nothing to search for: the list need not wait.
  const found = useMemo(
    () => search?.find(query) ?? (query === '' ? entries.map(({ note }) => note.id) : []),
    [search, query, entries.length],
  );
  const shown = useShownNotes(found, { entries, filter, place: `${place} ${whole === null}` });
  const isReading = whole === null || (search === null && query !== '' && entries.length > 0);
  const ofNotes = useMemo(() => entries.map(filterableNote), [entries]);
  const tags = useMemo(() => listValues(ofNotes, 'tag'), [ofNotes]);
  const noted = useMemo(() => gatherNotedWords(entries.map(({ note }) => note)), [entries]);
  const beside = useSearchedBeside();
  const among = useMemo(() => [...ofNotes, ...beside], [ofNotes, beside]);
  const all = query === '' && Object.keys(filter).length === 0;
  const listed = useLive(listEssays, []).value;
  const essays = useMemo(() => new Map(answerOr(listed, []).map((essay) => [essay.id, essay])), [listed]);
  const removal = useRemoval();
  const tagging = useTagging();
  // What was selected among other notes is out of sight, and must not be acted on.
  const selection = useMemo(createNoteSelection, [place]);

  return (
    <>
      <h1>Notes</h1>
      {notes?.kind === 'answer' && (
        <>
          <input
            type="search"
            aria-label="Search notes, essays, claims and sentences you met"
            class="field search"
            placeholder="Search notes, essays, claims, sentences"
            value={query}
            onInput={(event) => goTo(event.currentTarget.value, filter)}
          />
          <TagLinks tags={tags} />
          <NoteFilters among={among} filter={filter} onChange={(next) => goTo(query, next)} />
          <div class="found-line">
            <p class="found" role="status">
              {isReading ? 'Reading the notes…' : foundWords(shown.length, entries.length, all)}
            </p>
            {whole !== null && shown.length > 0 && <NotesExport found={shown} unsearched={all} selection={selection} />}
          </div>
        </>
      )}
      {/* Folded above the list: below it, a list that grows by itself would run away from who scrolls there. */}
      {!all && <FoundElsewhere query={query} filter={filter} noted={noted} alone={!isReading && shown.length === 0} />}
      <div class="note-bars">
        {whole !== null && (
          <BulkActions
            key={place}
            found={shown}
            all={entries.length}
            unsearched={all}
            selection={selection}
            tagging={tagging}
            onDelete={removal.removeNotes}
          />
        )}
        <UndoBar said={removal.said} onUndo={removal.undo} />
      </div>
      {notes?.kind === 'failed' && <EmptyState title="The notes cannot be read" body={sayFailure(notes.error)} />}
      {whole?.kind === 'answer' && entries.length === 0 && all && (
        <EmptyState
          title="No notes yet"
          body="Write one beside a claim in the panel, or on a highlighted sentence in the page. They all come together here."
        />
      )}
      <NoteList entries={shown} place={place} selection={selection} essays={essays} onDelete={removal.removeNote} />
    </>
  );
}

function answered(notes: ExportedNote[] | null): Live<ExportedNote[]> {
  return notes && { kind: 'answer', value: notes };
}

/** What can be chosen in the filters because claims or sentences met have it, whether or not a note does. */
function useSearchedBeside(): Filterable[] {
  const claims = useLive(listClaims, []).value;
  const sites = useLive(listSites, []).value;
  return useMemo(() => {
    const met = answerOr(sites, []);
    return [
      ...answerOr(claims, []).map((claim) => filterableClaim(claim)),
      ...(met.length > 0 ? [{ site: met, relation: ['agrees', 'disputes'] }] : []),
    ];
  }, [claims, sites]);
}

/**
 * Keeps the list as it was found while the reader edits in it: a note neither jumps to the top because it was changed
 * last nor vanishes because a word was deleted. Another query or filter finds anew; new notes come in on top.
 */
function useShownNotes(
  found: string[],
  { entries, filter, place }: { entries: ExportedNote[]; filter: NoteFilter; place: string },
): ExportedNote[] {
  const kept = useMemo<{ ids: string[] }>(() => ({ ids: [] }), [place]);
  const known = new Set(kept.ids);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.note.id, entry])), [entries]);
  const fitting = useMemo(() => new Set(filterNotes(entries, filter).map(({ note }) => note.id)), [entries, place]);
  kept.ids = [...found.filter((id) => !known.has(id) && fitting.has(id)), ...kept.ids];
  return kept.ids.flatMap((id) => byId.get(id) ?? []);
}

function foundWords(shown: number, of: number, all: boolean): string {
  if (of === 0) return all ? '' : 'No notes yet.';
  return all ? `${of} ${of === 1 ? 'note' : 'notes'}` : `${shown} of ${of} found`;
}

/** A search is a place to come back to, but not one for each letter. */
function goTo(query: string, filter: NoteFilter): void {
  history.replaceState(null, '', formatRoute({ page: 'notes', query, filter }));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
