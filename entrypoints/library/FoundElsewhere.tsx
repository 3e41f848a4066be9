import { useMemo } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import { EssayMark } from '@/components/EssayMark.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import { RelationMark } from '@/components/RelationMark.tsx';
import { claimKey } from '@/utils/essays/essay.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { type Searched, useTextSearch } from '@/utils/library/usetextsearch.ts';
import { createFilter, type NoteFilter } from '@/utils/notes/notefilter.ts';
import {
  filterableClaim,
  filterableSighting,
  listClaims,
  listSightings,
  type ListedClaim,
  type ListedSighting,
  sentenceKey,
} from '@/utils/storage/listsightings.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useLeastScores } from '@/utils/storage/useleastscores.ts';

/** Found claims and sentences shown; more would want other words. */
const MOST = 50;

const CLAIMS: Searched<ListedClaim> = {
  idOf: claimKey,
  textOf: (one) => [one.text, one.theme, one.essayTitle, one.author].join(' '),
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
  /** No note was found: what else was is all that there is to see. */
  alone: boolean;
}

/** Claims, essays and sentences met that have the words searched for among the notes, and fit the filter. */
export function FoundElsewhere({ query, filter, alone }: Props) {
  const leastScore = useLeastScores();
  const claims = answerOr<ListedClaim[] | null>(useLive(listClaims, []).value, null);
  const sightings = answerOr<ListedSighting[] | null>(
    useLive(() => listSightings(leastScore), [leastScore]).value,
    null,
  );
  const wants = useMemo(() => {
    const isWanted = createFilter(filter);
    return {
      claim: (one: ListedClaim) => isWanted(filterableClaim(one)),
      sighting: (one: ListedSighting) => isWanted(filterableSighting(one)),
    };
  }, [JSON.stringify(filter)]);
  // One more than is shown tells that there are more.
  const asked = { words: query, most: MOST + 1 };
  const { found: foundClaims, current: claimsRead } = useTextSearch(claims, CLAIMS, {
    ...asked,
    isWanted: wants.claim,
  });
  const { found: foundSightings, current: sightingsRead } = useTextSearch(sightings, SIGHTINGS, {
    ...asked,
    isWanted: wants.sighting,
  });
  const read = claimsRead && sightingsRead;
  return (
    <>
      {read && foundClaims.length + foundSightings.length === 0 && (
        <p class="hint found-none">No claim and no sentence that you met fits this.</p>
      )}
      {foundClaims.length > 0 && (
        <Disclosure summary="Claims" count={countFound(foundClaims)} size="section" open={alone}>
          <ul role="list" class="found-list">
            {foundClaims.slice(0, MOST).map((claim) => (
              <li key={claimKey(claim)}>
                <a dir="auto" href={formatRoute({ page: 'claim', claim })}>
                  {claim.text}
                </a>
                <p class="note-place">
                  <EssayMark colour={claim.colour} />
                  <bdi>{claim.essayTitle}</bdi>, <bdi>{claim.author}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {foundSightings.length > 0 && (
        <Disclosure summary="Sentences you met" count={countFound(foundSightings)} size="section" open={alone}>
          <ul role="list" class="found-list">
            {foundSightings.slice(0, MOST).map((sighting) => (
              <li key={sighting.id}>
                <blockquote class="note-quote" dir="auto">
                  {sighting.quote}
                </blockquote>
                <p class="note-place">
                  <RelationMark relation={sighting.relation} />{' '}
                  <EssayMark colour={sighting.colour} name={sighting.essayTitle} />
                  <PageLink page={sighting.page} title={sighting.title} /> ·{' '}
                  <a href={formatRoute({ page: 'claim', claim: sighting })}>its claim</a>
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function countFound({ length }: unknown[]): number | string {
  return length > MOST ? `over ${MOST}` : length;
}
