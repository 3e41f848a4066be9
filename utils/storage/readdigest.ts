import type { Essay } from '../essays/essay.ts';
import { type Digest, makeDigest } from '../notes/digest.ts';
import { type ExportedNote, pageOf } from '../notes/exportednote.ts';
import type { Note } from '../notes/note.ts';
import type { TrailSighting } from '../notes/trail.ts';
import { notesOnClaim } from './notes.ts';
import { type ClaimSighting, sightingsOfClaim } from './sightings.ts';
import { readTitles } from './titles.ts';

/** Sums up what the reader met of an essay and noted on it; sightings that score under `threshold` are left out. */
export async function readDigest(essay: Essay, threshold: number): Promise<Digest> {
  const trails = await Promise.all(
    [...essay.claims, ...(essay.retired ?? [])].map(async (claim) => {
      const ref = { essay: essay.id, claim: claim.id };
      const [sightings, notes] = await Promise.all([sightingsOfClaim(ref), notesOnClaim(ref)]);
      return [claim.id, { sightings: asTrail(sightings, threshold), notes: await withTitles(notes) }] as const;
    }),
  );
  const known = new Map(trails);
  return makeDigest(essay, (claim) => known.get(claim) ?? { sightings: [], notes: [] });
}

async function withTitles(notes: Note[]): Promise<ExportedNote[]> {
  const titles = await readTitles(notes.flatMap((note) => pageOf(note) ?? []));
  return notes.map((note) => {
    const pageTitle = titles.get(pageOf(note) ?? '');
    return { note, ...(pageTitle && { pageTitle }) };
  });
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
