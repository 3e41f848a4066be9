import type { Essay } from '../essays/essay.ts';
import type { ExportedNote } from './exportednote.ts';
import type { TrailSighting } from './trail.ts';

/** What a reader met of one claim, and noted on it. */
export interface DigestClaim {
  text: string;
  agrees: number;
  disputes: number;
  /** The clearest sentence of each relation, the agreeing one first: more would not fit on a page. */
  quoted: TrailSighting[];
  notes: ExportedNote[];
}

/** What a reader met of an essay, and noted on it. */
export interface Digest {
  title: string;
  author: string;
  /** Address of the essay, where it is known. */
  url?: string;
  themes: { label: string; claims: DigestClaim[] }[];
  claims: number;
  /** Claims that were met. */
  met: number;
  /** Claims that were met and then taken out of the essay: in none of the other counts. */
  retiredMet: number;
  /** Pages on which one of those still in the essay was met. */
  pages: number;
}

/** What is known of a claim: its sightings and the reader's notes. */
export interface ClaimTrail {
  sightings: TrailSighting[];
  notes: ExportedNote[];
}

/** Stands above claims that were taken out, which have no theme any more. */
const RETIRED = 'No longer in the essay';

/**
 * Sums up an essay: of each claim that was met or noted on, the counts, the clearest sentence and the notes. Those that
 * were taken out come last, and are counted apart.
 */
export function makeDigest(essay: Essay, trailOf: (claim: string) => ClaimTrail): Digest {
  const trails = essay.claims.map((claim) => ({ claim, ...trailOf(claim.id) }));
  const told = trails.filter(isTold);
  const retired = (essay.retired ?? []).map(({ id, text }) => ({ text, ...trailOf(id) })).filter(isTold);
  const themes = essay.themes.map(({ id, label }) => ({
    label,
    claims: told
      .filter(({ claim }) => claim.theme === id)
      .map(({ claim, sightings, notes }) => toClaim(claim.text, sightings, notes)),
  }));
  return {
    title: essay.title,
    author: essay.author,
    ...(essay.url !== undefined && { url: essay.url }),
    themes: [
      ...themes,
      { label: RETIRED, claims: retired.map(({ text, sightings, notes }) => toClaim(text, sightings, notes)) },
    ].filter(({ claims }) => claims.length > 0),
    claims: essay.claims.length,
    met: trails.filter(({ sightings }) => sightings.length > 0).length,
    retiredMet: retired.filter(({ sightings }) => sightings.length > 0).length,
    pages: new Set(trails.flatMap(({ sightings }) => sightings.map(({ page }) => page))).size,
  };
}

function isTold({ sightings, notes }: ClaimTrail): boolean {
  return sightings.length > 0 || notes.length > 0;
}

function toClaim(text: string, sightings: TrailSighting[], notes: ExportedNote[]): DigestClaim {
  const byRelation = Object.groupBy(sightings, ({ relation }) => relation);
  const { agrees = [], disputes = [] } = byRelation;
  return {
    text,
    agrees: agrees.length,
    disputes: disputes.length,
    quoted: [agrees, disputes].flatMap(clearest),
    notes,
  };
}

function clearest(sightings: TrailSighting[]): TrailSighting[] {
  return sightings.toSorted((a, b) => b.score - a.score).slice(0, 1);
}

/** Says in one line how much of an essay was met. */
export function sumUpDigest({ claims, met, retiredMet, pages }: Digest): string {
  const counts = `${met} of ${claims} ${claims === 1 ? 'claim' : 'claims'} met on ${pages} ${pages === 1 ? 'page' : 'pages'}`;
  return `${counts}${retiredMet > 0 ? `; met before it was taken out: ${retiredMet} more` : ''}.`;
}

/** Says how many sentences make and dispute a claim; empty where there are none. */
export function countWords({ agrees, disputes }: { agrees: number; disputes: number }): string {
  const parts = [
    agrees > 0 ? `${agrees} ${agrees === 1 ? 'agrees' : 'agree'}` : '',
    disputes > 0 ? `${disputes} ${disputes === 1 ? 'disputes' : 'dispute'}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
