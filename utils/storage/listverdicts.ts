import type { ReaderVerdict } from '../matching/verdicts.ts';
import { db } from './db.ts';

/**
 * Lists what the reader said of sentences and an essay's claims, in a steady order. Apart from `verdicts.ts` since the
 * matching worker, which has no `browser`, reads it.
 */
export async function listVerdicts(essay: string): Promise<ReaderVerdict[]> {
  const judged = await db.matches.where('verdict').anyOf('agrees', 'disputes', 'not-a-match').toArray();
  return judged.flatMap(({ essay: of, claim, quote, verdict, score }) =>
    of === essay && verdict !== null ? [{ claim, text: quote.exact, verdict, score }] : [],
  );
}
