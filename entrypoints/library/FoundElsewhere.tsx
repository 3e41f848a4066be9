import { useMemo } from 'preact/hooks';
import { EssayMark } from '@/components/EssayMark.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import { RelationMark } from '@/components/RelationMark.tsx';
import { claimKey } from '@/utils/essays/essay.ts';
import { formatRoute } from '@/utils/library/route.ts';
import type { Searched } from '@/utils/library/usetextsearch.ts';
import { createFilter, type NoteFilter } from '@/utils/notes/notefilter.ts';
import {
  filterableEssay,
  filterableSearched,
  listSearched,
  type SearchedClaim,
  type SearchedEssay,
} from '@/utils/storage/listsearched.ts';
import {
  filterableSighting,
  listSightings,
  type ListedSighting,
  type NotedWords,
  sentenceKey,
} from '@/utils/storage/listsightings.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useLeastScores } from '@/utils/storage/useleastscores.ts';
import { FoundClaim } from './FoundClaim.tsx';
import { FoundEssay } from './FoundEssay.tsx';
import { FoundSection, useFound } from './FoundSection.tsx';

const ESSAYS: Searched<SearchedEssay> = {
  idOf: ({ id }) => id,
  textOf: (one) => [one.name, one.author, one.text].join(' '),
  keyOf: ({ id }) => id,
};
const CLAIMS: Searched<SearchedClaim> = {
  idOf: claimKey,
  textOf: (one) => [one.text, one.theme, one.essayTitle, one.author, ...one.wordings.map(({ text }) => text)].join(' '),
  keyOf: claimKey,
};
const SIGHTINGS: Searched<ListedSighting> = {
  idOf: ({ id }) => id,
  textOf: (one) => `${one.quote} ${one.title}`,
  keyOf: sentenceKey,
};

interface Props {
  /** Without words, all that fits the filter is found. */
  query: string;
  filter: NoteFilter;
  /** What the reader wrote on them. */
  noted: NotedWords;
  /** No note was found: what else was is all that there is to see. */
  alone: boolean;
}

/** Essays, claims and sentences met that have the words searched for among the notes, and fit the filter. */
export function FoundElsewhere({ query, filter, noted, alone }: Props) {
  const leastScore = useLeastScores();
  const searched = answerOr<Awaited<ReturnType<typeof listSearched>> | null>(useLive(listSearched, []).value, null);
  const met = answerOr<ListedSighting[] | null>(useLive(() => listSightings(leastScore), [leastScore]).value, null);
  const wants = useMemo(() => {
    const isWanted = createFilter(filter);
    return {
      essay: (one: SearchedEssay) => isWanted(filterableEssay(one)),
      claim: (one: SearchedClaim) => isWanted(filterableSearched(one, noted)),
      sighting: (one: ListedSighting) => isWanted(filterableSighting(one, noted)),
    };
    // Another function starts the search anew: what the reader writes meanwhile matters only where it is filtered by.
  }, [JSON.stringify(filter), filter.words === undefined ? null : noted]);
  const essays = useFound(searched?.essays ?? null, ESSAYS, { words: query, isWanted: wants.essay });
  const claims = useFound(searched?.claims ?? null, CLAIMS, { words: query, isWanted: wants.claim });
  const sightings = useFound(met, SIGHTINGS, { words: query, isWanted: wants.sighting });
  const all = [essays, claims, sightings];
  // What opened where no note was found folds again when some are: they stand below it.
  const folds = alone ? 'alone' : 'beside notes';
  return (
    <div class="found-elsewhere">
      {all.every(({ current, found }) => current && found.length === 0) && (
        <p class="hint found-none">No essay, no claim and no sentence that you met fits this.</p>
      )}
      <FoundSection key={`essays ${folds}`} summary="Essays" open={alone} among={essays} keyOf={ESSAYS.idOf}>
        {(essay) => <FoundEssay essay={essay} query={query} />}
      </FoundSection>
      <FoundSection key={`claims ${folds}`} summary="Claims" open={alone} among={claims} keyOf={CLAIMS.idOf}>
        {(claim) => <FoundClaim claim={claim} query={query} />}
      </FoundSection>
      <FoundSection
        key={`sentences ${folds}`}
        summary="Sentences you met"
        open={alone}
        among={sightings}
        keyOf={SIGHTINGS.idOf}
      >
        {(sighting) => <FoundSighting sighting={sighting} />}
      </FoundSection>
    </div>
  );
}

function FoundSighting({ sighting }: { sighting: ListedSighting }) {
  return (
    <>
      <blockquote class="note-quote" dir="auto">
        {sighting.quote}
      </blockquote>
      <p class="note-place">
        <RelationMark relation={sighting.relation} /> <EssayMark colour={sighting.colour} name={sighting.essayTitle} />
        <PageLink page={sighting.page} title={sighting.title} /> ·{' '}
        <a href={formatRoute({ page: 'claim', claim: sighting })}>its claim</a>
      </p>
    </>
  );
}
