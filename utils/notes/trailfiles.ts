import { writeCsv } from './csv.ts';
import { dayOf } from './day.ts';
import { escapeMarkdown, markdownLink } from './markdown.ts';
import type { TrailSighting } from './trail.ts';

const HEADER = ['First seen', 'Last seen', 'Relation', 'Score', 'Sentence', 'Page', 'Address'];

/** Writes a claim's sightings as CSV, in the order in which they were first met; times are ISO 8601 UTC. */
export function trailToCsv(sightings: TrailSighting[]): string {
  const rows = inTime(sightings).map(({ firstSeen, lastSeen, relation, score, quote, title, page }) => [
    firstSeen,
    lastSeen,
    relation,
    score.toFixed(2),
    quote,
    title,
    page,
  ]);
  return writeCsv([HEADER, ...rows]);
}

/** Writes a claim's sightings as Markdown, in the order in which they were first met. */
export function trailToMarkdown(claim: string, sightings: TrailSighting[]): string {
  const entries = inTime(sightings).map((sighting) => sightingToMarkdown(sighting));
  return `${[`# ${escapeMarkdown(claim)}`, ...entries].join('\n\n')}\n`;
}

/** Writes one sighting: the sentence, how it stands to the claim, its page and day. */
export function sightingToMarkdown({ quote, relation, page, title, firstSeen }: TrailSighting): string {
  const words = relation === 'agrees' ? 'Agrees' : 'Disputes';
  return `> ${escapeMarkdown(quote)}\n\n${words} · ${markdownLink(page, title || page)} · ${dayOf(firstSeen)}`;
}

function inTime(sightings: TrailSighting[]): TrailSighting[] {
  return sightings.toSorted((a, b) => a.firstSeen.localeCompare(b.firstSeen));
}
