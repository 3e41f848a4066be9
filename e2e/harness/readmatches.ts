import type { StoredMatch, StoredPage } from '../../utils/storage/db.ts';
import type { StoredNote } from '../../utils/storage/notekeys.ts';
import { selectHighlights } from '../../utils/matching/select.ts';
import type { PrintedMatch } from './cli.ts';
import type { Walk } from './walk.ts';
import { readTable } from './storage.ts';

const DATABASE = 'throughline';

/** Everything kept of pages, as it lies in the extension's database. */
export async function readKept({ library }: Pick<Walk, 'library'>) {
  return {
    pages: await readTable<StoredPage>(library, DATABASE, 'pages'),
    matches: await readTable<StoredMatch>(library, DATABASE, 'matches'),
    notes: await readTable<StoredNote>(library, DATABASE, 'notes'),
  };
}

/** Sentences that should be painted in a page by what is kept of it, in reading order, at balanced sensitivity. */
export async function sentencesToPaint(walk: Pick<Walk, 'library'>, page: string): Promise<string[]> {
  const { matches } = await readKept(walk);
  const here = matches
    .filter((match) => match.page === page && match.verdict === null)
    .map((match) => ({ ...match, sentence: match.quote.start }));
  const shown = selectHighlights(here, 'balanced').toSorted((a, b) => a.quote.start - b.quote.start);
  return [...new Set(shown.map(({ quote }) => quote.exact))];
}

/**
 * The largest difference between the scores that are kept and those that the command line prints of the same page, over
 * all pairs that it prints; infinite where one of them was not kept, or nothing was printed.
 */
export async function largestScoreDifference(walk: Pick<Walk, 'library'>, printed: PrintedMatch[]): Promise<number> {
  const { matches } = await readKept(walk);
  const differences = printed.map(({ claim, quote, score }) => {
    const kept = matches.find((match) => match.claim === claim && match.quote.exact === quote);
    return kept ? Math.abs(kept.score - score) : Infinity;
  });
  return differences.length > 0 ? Math.max(...differences) : Infinity;
}
