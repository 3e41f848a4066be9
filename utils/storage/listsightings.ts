import type { ClaimRef } from '../essays/essay.ts';
import { db } from './db.ts';
import { listEssays } from './essays.ts';

/** A claim with what a reader may remember it by. */
export interface ListedClaim extends ClaimRef {
  text: string;
  theme: string;
  essayTitle: string;
  author: string;
}

/** A kept sentence with its page. */
export interface ListedSighting extends ClaimRef {
  id: string;
  quote: string;
  page: string;
  title: string;
}

/** Lists the claims of every essay. */
export async function listClaims(): Promise<ListedClaim[]> {
  return (await listEssays()).flatMap((essay) =>
    essay.claims.map((claim) => ({
      essay: essay.id,
      claim: claim.id,
      text: claim.text,
      theme: essay.themes.find(({ id }) => id === claim.theme)?.label ?? '',
      essayTitle: essay.title,
      author: essay.author,
    })),
  );
}

/** Lists every kept sentence once, last met first; rejected ones and those under `threshold` are left out. */
export async function listSightings(threshold: number): Promise<ListedSighting[]> {
  const titles = new Map((await db.pages.toArray()).map(({ page, title }) => [page, title]));
  const matches = (await db.matches.orderBy('lastSeen').toArray()).toReversed();
  const sentences = new Map<string, ListedSighting>();
  for (const { id, page, essay, claim, quote, score, verdict } of matches) {
    const key = `${page}\u0000${quote.exact}`;
    if (verdict !== null || score < threshold || sentences.has(key)) continue;
    sentences.set(key, { id, essay, claim, quote: quote.exact, page, title: titles.get(page) ?? page });
  }
  return [...sentences.values()];
}
