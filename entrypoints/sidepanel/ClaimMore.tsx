import { NoteField } from '@/components/NoteField.tsx';
import { UndoBar } from '@/components/UndoBar.tsx';
import type { ClaimOnPage } from '@/utils/panel/grouping.ts';
import { useStandingNote } from '@/utils/panel/usestandingnote.ts';
import { notesOnClaimItself } from '@/utils/storage/notes.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useNote } from '@/utils/storage/usenote.ts';
import { useRemoval } from '@/utils/storage/useremoval.ts';
import { claimInLibrary } from './claiminlibrary.ts';
import { MetBefore } from './MetBefore.tsx';

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
  const notes = useLive(() => notesOnClaimItself(claim), [claim.key]).value;
  const onClaim = answerOr(notes, []);
  const { own, onHold } = useStandingNote(onClaim);

  return (
    <div class="claim-more">
      <MetBefore claim={claim} page={page} leastScore={leastScore} />
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
            onHold={onHold}
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
