import { type KnownMatch, toSighted } from './knownmatch.ts';
import type { UnkeptMatch } from './state.ts';

/** Why a page's matches may not be kept. */
interface Keeping {
  isPrivate: boolean;
  /** `Settings.keepSightings`. */
  keepSightings: number | null;
}

/** Tells which matches of a page the panel cannot find in the store: none, or all where none are kept. */
export function unkeptMatches(
  matches: KnownMatch[],
  rejected: ReadonlySet<string>,
  { isPrivate, keepSightings }: Keeping,
): UnkeptMatch[] {
  if (!isPrivate && keepSightings !== 0) return [];
  return matches.map((match) => ({
    ...toSighted(match),
    id: match.id,
    verdict: rejected.has(match.id) ? 'not-a-match' : null,
  }));
}
