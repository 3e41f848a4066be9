import { useState } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState.tsx';
import { EssayMark } from '@/components/EssayMark.tsx';
import { NoteField } from '@/components/NoteField.tsx';
import { SightingList } from '@/components/SightingList.tsx';
import { UndoBar } from '@/components/UndoBar.tsx';
import type { ClaimRef } from '@/utils/essays/essay.ts';
import { claimHref } from '@/utils/library/route.ts';
import { useStandingNote } from '@/utils/panel/usestandingnote.ts';
import { describeClaim } from '@/utils/storage/essays.ts';
import { notesOnClaim } from '@/utils/storage/notes.ts';
import { sightingsOfClaim } from '@/utils/storage/sightings.ts';
import { asTrail } from '@/utils/storage/readdigest.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useNote } from '@/utils/storage/usenote.ts';
import { useRemoval } from '@/utils/storage/useremoval.ts';
import { useLeastScores } from '@/utils/storage/useleastscores.ts';
import { ClaimTrail } from './ClaimTrail.tsx';
import { MoreButton } from './MoreButton.tsx';
import { Unreadable } from './Unreadable.tsx';

/** Sightings shown at a time. */
const PORTION = 50;

/** One claim: the reader's notes on it, and every place where it was met, latest first. */
export function ClaimPage({ claim }: { claim: ClaimRef }) {
  const leastScore = useLeastScores();
  const [shown, setShown] = useState(PORTION);
  const removal = useRemoval();
  const described = useLive(() => describeClaim(claim), []).value;
  const notes = useLive(() => notesOnClaim(claim), []).value;
  const onClaim = answerOr(notes, []);
  const { own, onHold } = useStandingNote(onClaim.filter((note) => note.target.kind === 'claim'));
  const all = answerOr(useLive(() => sightingsOfClaim(claim), []).value, []);
  if (described === null) return null;
  if (described.kind === 'failed') return <Unreadable title="A claim" error={described.error} />;
  if (described.value === null) {
    return (
      <>
        <h1>A claim</h1>
        <EmptyState title="This claim is gone" body="Its essay is no longer in the library. Notes on it are kept.">
          <a href="#notes">To the notes</a>
        </EmptyState>
      </>
    );
  }

  const sightings = asTrail(all, leastScore(claim.essay));
  return (
    <>
      <p class="crumb">
        <EssayMark colour={described.value.colour} />
        <a dir="auto" href="#essays">
          {described.value.essayTitle}
        </a>
        , <bdi>{described.value.author}</bdi>
      </p>
      <h1 class="claim-title" dir="auto">
        {described.value.text}
      </h1>
      <p class="lead">
        {described.value.retired ? (
          'You took this claim out of the essay. It is not looked for.'
        ) : (
          <bdi>{described.value.themeLabel}</bdi>
        )}
      </p>

      {notes?.kind === 'answer' && (
        <section aria-label="Notes on this claim" class="block">
          <h2>Notes</h2>
          <UndoBar said={removal.said} onUndo={removal.undo} />
          <NoteField
            useNote={useNote}
            claimHref={claimHref}
            note={own}
            target={{ kind: 'claim', ...claim }}
            label="Note on this claim"
            placeholder="Note on this claim…"
            onHold={onHold}
            onDelete={removal.removeNote}
          />
          {onClaim
            .filter((note) => note !== own)
            .map((note) => (
              <div key={note.id} class="note-item">
                {note.target.kind === 'sentence' && (
                  <blockquote class="note-quote" dir="auto">
                    {note.target.quote.exact}
                  </blockquote>
                )}
                <NoteField
                  useNote={useNote}
                  claimHref={claimHref}
                  note={note}
                  target={note.target}
                  label="Another note on this claim"
                  onDelete={removal.removeNote}
                />
              </div>
            ))}
        </section>
      )}

      <section aria-label="Where it was met" class="block">
        <h2>Where you met it</h2>
        {sightings.length === 0 ? (
          <p class="lead">Not yet, on the pages that you have read.</p>
        ) : (
          <>
            <p class="lead">{sumUp(sightings)}</p>
            <ClaimTrail claim={described.value.text} sightings={sightings} />
            <SightingList sightings={sightings.slice(0, shown)} withQuotes colour={described.value.colour} />
            {sightings.length > shown && (
              <MoreButton
                count={Math.min(PORTION, sightings.length - shown)}
                auto
                onMore={() => setShown(shown + PORTION)}
              />
            )}
          </>
        )}
      </section>
    </>
  );
}

function sumUp(sightings: { page: string; relation: string }[]): string {
  const pages = new Set(sightings.map(({ page }) => page)).size;
  const agree = sightings.filter(({ relation }) => relation === 'agrees').length;
  const dispute = sightings.length - agree;
  return `On ${pages} ${pages === 1 ? 'page' : 'pages'}: ${agree} ${agree === 1 ? 'sentence agrees' : 'sentences agree'}, ${dispute} ${dispute === 1 ? 'disputes' : 'dispute'} it.`;
}
