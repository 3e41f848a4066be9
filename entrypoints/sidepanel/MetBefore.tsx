import { useState } from 'preact/hooks';
import { Disclosure } from '@/components/Disclosure.tsx';
import { SightingList } from '@/components/SightingList.tsx';
import type { ClaimOnPage } from '@/utils/panel/grouping.ts';
import type { StoredMatch } from '@/utils/storage/db.ts';
import { metElsewhere } from '@/utils/storage/metelsewhere.ts';
import { readTitles } from '@/utils/storage/titles.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { claimInLibrary } from './claiminlibrary.ts';

/** Earlier sightings listed in the panel; the library has them all. */
const SHOWN = 6;

interface Props {
  claim: ClaimOnPage;
  page: string;
  /** Of a sighting that is shown. */
  leastScore: number;
}

/** Where a claim was met on other pages, folded away; nothing where it was not. */
export function MetBefore({ claim, page, leastScore }: Props) {
  const [opened, setOpened] = useState(false);
  const met = useLive(
    () => metElsewhere(claim, { page, leastScore, enough: SHOWN }),
    [claim.key, page, leastScore],
  ).value;
  const { latest, isAll } = answerOr(met, { latest: [], isAll: true });
  if (latest.length === 0) return null;
  return (
    <Disclosure summary="Met before" count={isAll ? latest.length : undefined} onOpen={() => setOpened(true)}>
      {opened && <Titled sightings={latest.slice(0, SHOWN)} colour={claim.colour} />}
      {(latest.length > SHOWN || !isAll) && (
        <p class="all-sightings">
          <a href={claimInLibrary(claim)} target="_blank" rel="noreferrer">
            {isAll ? `All ${latest.length}` : 'All'} in the library
          </a>
        </p>
      )}
    </Disclosure>
  );
}

/** Sightings with the titles of their pages, which nobody needs before they are looked at. */
function Titled({ sightings, colour }: { sightings: StoredMatch[]; colour: ClaimOnPage['colour'] }) {
  const pages = sightings.map(({ page }) => page);
  const titles = useLive(() => readTitles(pages), [pages.join('\n')]).value;
  if (titles?.kind !== 'answer') return null;
  const entries = sightings.map((match) => ({
    ...match,
    title: titles.value.get(match.page) ?? match.page,
    quote: match.quote.exact,
  }));
  return <SightingList sightings={entries} colour={colour} />;
}
