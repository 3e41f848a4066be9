import type { Relation } from '../utils/matching/match.ts';
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
}

/** The pages on which a claim was met, latest first. */
export function SightingList({ sightings, withQuotes = false }: Props) {
  return (
    <ol role="list" class="sightings">
      {sightings.map((sighting) => (
        <li key={sighting.id}>
          <p class="sighting-line">
            <time dateTime={sighting.lastSeen}>{formatDay(sighting.lastSeen)}</time>
            <RelationMark relation={sighting.relation} />
          </p>
          {isWeb(sighting.page) ? (
            <a href={sighting.page} target="_blank" rel="noreferrer">
              {sighting.title || sighting.page}
            </a>
          ) : (
            <span>{sighting.title || sighting.page}</span>
          )}
          {withQuotes && <blockquote class="sighting-quote">{sighting.quote}</blockquote>}
        </li>
      ))}
    </ol>
  );
}

/** Addresses come from pages and imported files: only what opens as a page becomes a link. */
function isWeb(page: string): boolean {
  return /^(https?|chrome-extension|moz-extension):/i.test(page);
}

function formatDay(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}
