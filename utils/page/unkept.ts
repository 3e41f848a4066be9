import type { RejectedMatch, SaidMatch } from '../messaging/protocol.ts';
import { type KnownMatch, toSighted } from './knownmatch.ts';
import type { UnkeptMatch } from './state.ts';

/** Why a page's matches may not be kept. */
export interface Keeping {
  isPrivate: boolean;
  /** `Settings.keepSightings`. */
  keepSightings: number | null;
}

/** Tells whether the store has a page's matches, and so what the reader said of them. */
export function areKept({ isPrivate, keepSightings }: Keeping): boolean {
  return !isPrivate && keepSightings !== 0;
}

/** Tells which matches of a page the panel cannot find in the store: guesses and those of no address, or all where none are kept. */
export function unkeptMatches(
  matches: KnownMatch[],
  { rejected, said }: { rejected: RejectedMatch[]; said: SaidMatch[] },
  keeping: Keeping,
): UnkeptMatch[] {
  if (areKept(keeping)) matches = matches.filter(({ unkept }) => unkept);
  const spoken = areKept(keeping) ? [] : said;
  const rejectedIds = new Set(rejected.map(({ id }) => id));
  const saidIds = new Set(said.map(({ id }) => id));
  return [
    ...spoken.map((match) => ({ ...match, verdict: match.relation, score: 1 })),
    ...matches
      .filter(({ id }) => !saidIds.has(id))
      .map((match) => ({
        ...toSighted(match),
        id: match.id,
        verdict: rejectedIds.has(match.id) ? ('not-a-match' as const) : null,
      })),
  ];
}
