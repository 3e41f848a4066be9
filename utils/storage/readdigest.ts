import type { Essay } from '../essays/essay.ts';
import { type Digest, makeDigest } from '../notes/digest.ts';
import { notesOnClaim } from './notes.ts';
import { type ClaimSighting, sightingsOfClaim } from './sightings.ts';
import type { TrailSighting } from '../notes/trail.ts';

/** Sums up what the reader met of an essay and noted on it; sightings that score under `threshold` are left out. */
export async function readDigest(essay: Essay, threshold: number): Promise<Digest> {
  const trails = await Promise.all(
    [...essay.claims, ...(essay.retired ?? [])].map(async (claim) => {
      const ref = { essay: essay.id, claim: claim.id };
      const [sightings, notes] = await Promise.all([sightingsOfClaim(ref), notesOnClaim(ref)]);
      return [claim.id, { sightings: asTrail(sightings, threshold), notes: notes.map((note) => ({ note })) }] as const;
    }),
  );
  const known = new Map(trails);
  return makeDigest(essay, (claim) => known.get(claim) ?? { sightings: [], notes: [] });
}

/** Takes the sightings over a threshold as what is drawn, listed and exported of a claim. */
export function asTrail(sightings: ClaimSighting[], threshold: number): (TrailSighting & { id: string })[] {
  return sightings
    .filter(({ match }) => match.score >= threshold)
    .map(({ match: { id, relation, page, quote, score, firstSeen, lastSeen }, title }) => ({
      id,
      relation,
      page,
      title,
      quote: quote.exact,
      score,
      firstSeen,
      lastSeen,
    }));
}
