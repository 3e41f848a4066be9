import { Disclosure } from '@/components/Disclosure.tsx';
import { NoteField } from '@/components/NoteField.tsx';
import { SightingList } from '@/components/SightingList.tsx';
import { UndoBar } from '@/components/UndoBar.tsx';
import type { ClaimOnPage } from '@/utils/panel/grouping.ts';
import { primaryNote } from '@/utils/panel/primarynote.ts';
import { notesOnClaim } from '@/utils/storage/notes.ts';
import { latestSightings } from '@/utils/storage/sightings.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useNote } from '@/utils/storage/usenote.ts';
import { useRemoval } from '@/utils/storage/useremoval.ts';
import { claimInLibrary } from './claiminlibrary.ts';

/** Earlier sightings listed in the panel; the library has them all. */
const SIGHTINGS_SHOWN = 6;
/** Of a claim that was met for years the latest are looked at: a page may make twenty such claims. */
const SIGHTINGS_READ = 100;

/** What belongs to a claim beyond this page: the reader's note on it, and where it was met before. */
export function ClaimMore({
  claim,
  page,
  leastScore,
}: {
  claim: ClaimOnPage;
  page: string;
  /** Of a sighting that is shown. */
  leastScore: number;
}) {
  const removal = useRemoval();
  const notes = useLive(() => notesOnClaim(claim), [claim.key]).value;
  const sightings = useLive(() => latestSightings(claim, SIGHTINGS_READ), [claim.key]).value;
  const { latest, isAll } = answerOr(sightings, { latest: [], isAll: true });
  const elsewhere = latest
    .filter(({ match }) => match.page !== page && match.score >= leastScore)
    .map(({ match, title }) => ({ ...match, title, quote: match.quote.exact }));
  const onClaim = notes?.kind === 'answer' ? notes.value.filter((note) => note.target.kind === 'claim') : [];
  const own = primaryNote(onClaim);

  return (
    <div class="claim-more">
      {elsewhere.length > 0 && (
        <Disclosure summary="Met before" count={isAll ? elsewhere.length : undefined}>
          <SightingList sightings={elsewhere.slice(0, SIGHTINGS_SHOWN)} colour={claim.colour} />
          {(elsewhere.length > SIGHTINGS_SHOWN || !isAll) && (
            <p class="all-sightings">
              <a href={claimInLibrary(claim)} target="_blank" rel="noreferrer">
                {isAll ? `All ${elsewhere.length}` : 'All'} in the library
              </a>
            </p>
          )}
        </Disclosure>
      )}
      {notes?.kind === 'answer' && (
        <>
          <UndoBar said={removal.said} onUndo={removal.undo} />
          <NoteField
            useNote={useNote}
            claimHref={claimInLibrary}
            note={own}
            target={{ kind: 'claim', essay: claim.essay, claim: claim.claim }}
            label={`Note on the claim: ${claim.text}`}
            placeholder="Note on this claim…"
            onDelete={removal.removeNote}
          />
          {onClaim
            .filter((note) => note !== own)
            .map((note) => (
              <NoteField
                useNote={useNote}
                claimHref={claimInLibrary}
                key={note.id}
                note={note}
                target={note.target}
                label={`Another note on the claim: ${claim.text}`}
                onDelete={removal.removeNote}
              />
            ))}
        </>
      )}
    </div>
  );
}
