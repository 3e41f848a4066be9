import { useMemo } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import { EssayMark } from '@/components/EssayMark.tsx';
import { PageLink } from '@/components/PageLink.tsx';
import { RelationMark } from '@/components/RelationMark.tsx';
import { formatRoute } from '@/utils/library/route.ts';
import { createTextFinder } from '@/utils/notes/findtexts.ts';
import { createFilter, type NoteFilter } from '@/utils/notes/notefilter.ts';
import {
  eachSentenceOnce,
  filterableClaim,
  filterableSighting,
  listClaims,
  listSightings,
} from '@/utils/storage/listsightings.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useLeastScores } from '@/utils/storage/useleastscores.ts';

/** Found claims and sentences shown; more would want other words. */
const MOST = 50;

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
  const claims = useLive(listClaims, []).value;
  const sightings = useLive(() => listSightings(leastScore), [leastScore]).value;
  const findClaims = useMemo(
    () => createTextFinder(answerOr(claims, []), (one) => [one.text, one.theme, one.essayTitle, one.author].join(' ')),
    [claims],
  );
  const findSightings = useMemo(
    () => createTextFinder(answerOr(sightings, []), (one) => `${one.quote} ${one.title}`),
    [sightings],
  );
  const isWanted = createFilter(filter);
  const wordless = query.trim() === '';
  const foundClaims = (wordless ? answerOr(claims, []) : findClaims(query)).filter((one) =>
    isWanted(filterableClaim(one)),
  );
  const foundSightings = eachSentenceOnce(
    (wordless ? answerOr(sightings, []) : findSightings(query)).filter((one) => isWanted(filterableSighting(one))),
  );
  const read = claims?.kind === 'answer' && sightings?.kind === 'answer';
  return (
    <>
      {read && foundClaims.length + foundSightings.length === 0 && (
        <p class="hint found-none">No claim and no sentence that you met fits this.</p>
      )}
      {foundClaims.length > 0 && (
        <Disclosure summary="Claims" count={foundClaims.length} size="section" open={alone}>
          <ul role="list" class="found-list">
            {foundClaims.slice(0, MOST).map((claim) => (
              <li key={`${claim.essay}/${claim.claim}`}>
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
        <Disclosure summary="Sentences you met" count={foundSightings.length} size="section" open={alone}>
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
