import type { PageMemory, SaidMatch } from '../messaging/protocol.ts';
import { isSaid } from '../matching/match.ts';
import { RELATED_FLOOR } from '../matching/select.ts';
import { db, type StoredMatch } from './db.ts';
import { notesOnPage } from './notes.ts';
import { asJudged } from './verdicts.ts';

/**
 * Lists every match kept of a page as the reader judged it, rejected and merely related ones too, in reading order. What
 * the reader said and took back, and the matcher never found, is none.
 */
export async function matchesOnPage(page: string): Promise<StoredMatch[]> {
  const matches = await db.matches.where({ page }).toArray();
  return matches
    .filter(({ score, verdict }) => score >= RELATED_FLOOR || verdict !== null)
    .map(asJudged)
    .toSorted((a, b) => a.quote.start - b.quote.start || b.score - a.score);
}

/** What is kept of a page: nothing, the reader's notes alone, or what was met or judged on it too. */
export type KeptOfPage = 'nothing' | 'notes' | 'more';

/** Tells what is kept of a page. Its title comes with a note, and outlives it while the note can be brought back. */
export async function keptOfPage(page: string): Promise<KeptOfPage> {
  const [known, matches, notes] = await Promise.all([
    db.pages.get(page),
    db.matches.where({ page }).count(),
    db.notes.where({ page }).count(),
  ]);
  if (matches > 0 || (known && (known.visits > 0 || notes === 0))) return 'more';
  return notes > 0 ? 'notes' : 'nothing';
}

/** Tells what a page session must know of the past, without recording a visit. */
export async function recallPage(page: string): Promise<PageMemory> {
  const [matches, notes] = await Promise.all([db.matches.where({ page }).toArray(), notesOnPage(page)]);
  return {
    rejected: matches
      .filter(({ verdict }) => verdict === 'not-a-match')
      .map(({ id, essay, quote: { start }, score }) => ({ id, essay, start, score })),
    // The relation is the reader's, the score the matcher's: it counts again once the reader takes that back.
    said: matches.flatMap((match) => (isSaid(match.verdict) ? toSaid({ ...match, relation: match.verdict }) : [])),
    notes: notes.filter(({ target }) => target.kind === 'sentence'),
    met: matches
      .toSorted(
        (a, b) => Number(b.verdict !== null) - Number(a.verdict !== null) || b.lastSeen.localeCompare(a.lastSeen),
      )
      .map(({ id, essay, claim, quote: { exact, prefix } }) => ({ id, essay, claim, exact, prefix })),
  };
}

function toSaid({ id, essay, claim, relation, score, quote, why }: StoredMatch): SaidMatch {
  return { id, essay, claim, relation, score, quote, why };
}
