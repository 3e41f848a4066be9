import type { EssayColour } from '../utils/essays/look.ts';
import type { Relation } from '../utils/matching/match.ts';
import { PageLink } from './PageLink.tsx';
import { RelationMark } from './RelationMark.tsx';
import './SightingList.css';

/** Where and when a claim was met. */
export interface SightingEntry {
  id: string;
  relation: Relation;
  /** Canonical address. */
  page: string;
  title: string;
  quote: string;
  /** ISO 8601 UTC. */
  lastSeen: string;
}

interface Props {
  sightings: SightingEntry[];
  /** Show the sentences too, not only the pages. */
  withQuotes?: boolean;
  /** Of the claim's essay. */
  colour: EssayColour;
}

/** The pages on which a claim was met, latest first. */
export function SightingList({ sightings, withQuotes = false, colour }: Props) {
  return (
    <ol role="list" class="sightings" data-colour={colour}>
      {sightings.map((sighting) => (
        <li key={sighting.id}>
          <p class="sighting-line">
            <time dateTime={sighting.lastSeen}>{formatDay(sighting.lastSeen)}</time>
            <RelationMark relation={sighting.relation} />
          </p>
          <PageLink page={sighting.page} title={sighting.title || sighting.page} />
          {withQuotes && (
            <blockquote class="sighting-quote" dir="auto">
              {sighting.quote}
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  );
}

function formatDay(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
