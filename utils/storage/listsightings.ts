import type { ClaimRef } from '../essays/essay.ts';
import { ESSAY_COLOURS, type EssayColour } from '../essays/look.ts';
import { db } from './db.ts';
import { listEssays } from './essays.ts';
import { asJudged } from './verdicts.ts';

/** A claim with what a reader may remember it by. */
export interface ListedClaim extends ClaimRef {
  text: string;
  theme: string;
  essayTitle: string;
  author: string;
  colour: EssayColour;
}

/** A kept sentence with its page. */
export interface ListedSighting extends ClaimRef {
  id: string;
  quote: string;
  page: string;
  title: string;
  essayTitle: string;
  colour: EssayColour;
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
      colour: essay.colour,
    })),
  );
}

/** Lists every kept sentence once, last met first; rejected ones and those under their essay's least score are left out. */
export async function listSightings(leastScore: (essay: string) => number): Promise<ListedSighting[]> {
  const essays = new Map((await listEssays()).map((essay) => [essay.id, essay]));
  const titles = new Map((await db.pages.toArray()).map(({ page, title }) => [page, title]));
  const matches = (await db.matches.orderBy('lastSeen').toArray()).toReversed().map(asJudged);
  const sentences = new Map<string, ListedSighting>();
  for (const { id, page, essay, claim, quote, score, verdict } of matches) {
    const key = `${page}\u0000${quote.exact}`;
    if (verdict === 'not-a-match' || score < leastScore(essay) || sentences.has(key)) continue;
    const { title: essayTitle = '', colour = ESSAY_COLOURS[0] } = essays.get(essay) ?? {};
    sentences.set(key, {
      id,
      essay,
      claim,
      quote: quote.exact,
      page,
      title: titles.get(page) ?? page,
      essayTitle,
      colour,
    });
  }
  return [...sentences.values()];
}
