import type { Relation } from '../matching/match.ts';
import { dayOf } from './day.ts';
import { siteName } from './sitename.ts';

/** A sentence in which a claim was met. Times are ISO 8601 UTC. */
export interface TrailSighting {
  relation: Relation;
  /** Canonical address of its page. */
  page: string;
  title: string;
  quote: string;
  /** 0-1, see `Match`. */
  score: number;
  firstSeen: string;
  lastSeen: string;
}

/** How many sentences make and dispute a claim in one week, or on one site. */
export interface TrailCount {
  /** The site, or the Monday that the week begins with for the reader, e.g. `2026-03-02`. */
  name: string;
  agrees: number;
  disputes: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Counts sightings by the week in which they were first met, first week first; weeks without any are left out. */
export function countByWeek(sightings: TrailSighting[]): TrailCount[] {
  return count(sightings, ({ firstSeen }) => mondayOf(firstSeen)).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Counts sightings by site, the site with most first. */
export function countBySite(sightings: TrailSighting[]): TrailCount[] {
  return count(sightings, ({ page }) => siteName(page)).toSorted(
    (a, b) => b.agrees + b.disputes - a.agrees - a.disputes || a.name.localeCompare(b.name),
  );
}

/** Fills in the weeks without sightings up to the last one counted, and keeps the last `most` of them. */
export function fillWeeks(weeks: TrailCount[], most: number): TrailCount[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return [];
  const known = new Map(weeks.map((week) => [week.name, week]));
  const span = Math.round((Date.parse(last.name) - Date.parse(first.name)) / (7 * DAY_MS)) + 1;
  const shown = Math.min(span, most);
  return Array.from({ length: shown }, (_, i) => {
    const name = nameDay(Date.parse(last.name) - (shown - 1 - i) * 7 * DAY_MS);
    return known.get(name) ?? { name, agrees: 0, disputes: 0 };
  });
}

function count(sightings: TrailSighting[], nameOf: (sighting: TrailSighting) => string): TrailCount[] {
  const counts = new Map<string, TrailCount>();
  for (const sighting of sightings) {
    const name = nameOf(sighting);
    const known = counts.get(name) ?? { name, agrees: 0, disputes: 0 };
    known[sighting.relation] += 1;
    counts.set(name, known);
  }
  return [...counts.values()];
}

function mondayOf(time: string): string {
  // From the reader's day on it is counted in days alone, which are all 24 hours long in UTC.
  const day = Date.parse(dayOf(time));
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return nameDay(day - sinceMonday * DAY_MS);
}

function nameDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
