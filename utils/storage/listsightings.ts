import { claimKey, type ClaimRef } from '../essays/essay.ts';
import { nameEssays } from '../essays/essaynames.ts';
import { ESSAY_COLOURS, type EssayColour } from '../essays/look.ts';
import type { Relation } from '../matching/match.ts';
import type { Note } from '../notes/note.ts';
import type { Filterable } from '../notes/notefilter.ts';
import { siteName } from '../notes/sitename.ts';
import { db } from './db.ts';
import { listEssays, type ListedEssay } from './essays.ts';
import { claimOf } from './searchablenotes.ts';
import { asJudged } from './verdicts.ts';

/** A claim with what a reader may remember it by. */
export interface ListedClaim extends ClaimRef {
  text: string;
  theme: string;
  /** As `nameEssays` has it: a filter chooses by it. */
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
  /** Of its claim, empty where that is gone. */
  claimText: string;
  theme: string;
  relation: Relation;
  /** ISO 8601 UTC. */
  lastSeen: string;
  colour: EssayColour;
}

/** The reader's words on claims and sentences: of several notes on one, of the first that is listed. */
export interface NotedWords {
  /** By `claimKey`; on its sentences too. */
  claims: ReadonlyMap<string, string>;
  /** By `sentenceKey`. */
  sentences: ReadonlyMap<string, string>;
}

/** Gathers what the reader wrote on claims and sentences; tags and quotes alone are no words. */
export function gatherNotedWords(notes: Note[]): NotedWords {
  const [claims, sentences] = [new Map<string, string>(), new Map<string, string>()];
  const put = (map: Map<string, string>, key: string, text: string) => void (map.has(key) || map.set(key, text));
  for (const { target, text } of notes) {
    if (text.trim() === '') continue;
    const claim = claimOf(target);
    if (claim !== null) put(claims, claimKey(claim), text);
    if (target.kind === 'sentence') put(sentences, sentenceKey({ page: target.page, quote: target.quote.exact }), text);
  }
  return { claims, sentences };
}

/** What a filter looks at of a claim. */
export function filterableClaim(claim: ListedClaim, noted?: NotedWords): Filterable {
  const { essayTitle, theme, text } = claim;
  return { essay: [essayTitle], theme: [theme], claim: [text], words: noted?.claims.get(claimKey(claim)) };
}

/** What a filter looks at of a kept sentence. */
export function filterableSighting(sighting: ListedSighting, noted?: NotedWords): Filterable {
  const { essayTitle, theme, claimText, page, relation, lastSeen } = sighting;
  return {
    essay: [essayTitle],
    theme: [theme],
    claim: [claimText],
    site: [siteName(page)],
    relation: [relation],
    time: lastSeen,
    words: noted?.sentences.get(sentenceKey(sighting)),
  };
}

/** Lists the sites of the pages on which claims were met, each once. */
export async function listSites(): Promise<string[]> {
  const pages = await db.pages.toCollection().primaryKeys();
  // The page of what the reader said is not kept where no sightings are.
  const said = await db.matches.where('verdict').anyOf('agrees', 'disputes').toArray();
  return [...new Set([...pages, ...said.map(({ page }) => page)].map(siteName))];
}

/** Lists the claims of every essay. */
export async function listClaims(): Promise<ListedClaim[]> {
  const essays = await listEssays();
  return claimsOf(essays, nameEssays(essays));
}

/** Lists the claims of these essays; `names`: as `nameEssays` has them. */
export function claimsOf(essays: ListedEssay[], names: Map<string, string>): ListedClaim[] {
  return essays.flatMap((essay) =>
    essay.claims.map((claim) => ({
      essay: essay.id,
      claim: claim.id,
      text: claim.text,
      theme: essay.themes.find(({ id }) => id === claim.theme)?.label ?? '',
      essayTitle: names.get(essay.id) ?? essay.title,
      author: essay.author,
      colour: essay.colour,
    })),
  );
}

/**
 * Lists every kept sentence, once for each claim that it was met for, last met first; rejected ones and those under their
 * essay's least score are left out.
 */
export async function listSightings(leastScore: (essay: string) => number): Promise<ListedSighting[]> {
  const listed = await listEssays();
  const names = nameEssays(listed);
  const essays = new Map(listed.map((essay) => [essay.id, essay]));
  const claims = new Map(claimsOf(listed, names).map((each) => [claimKey(each), each]));
  const titles = new Map((await db.pages.toArray()).map(({ page, title }) => [page, title]));
  const matches = (await db.matches.orderBy('lastSeen').toArray()).toReversed().map(asJudged);
  const sightings: ListedSighting[] = [];
  for (const { id, page, essay, claim, quote, relation, lastSeen, score, verdict } of matches) {
    if (verdict === 'not-a-match' || score < leastScore(essay)) continue;
    const { colour = ESSAY_COLOURS[0] } = essays.get(essay) ?? {};
    const { text: claimText = '', theme = '' } = claims.get(claimKey({ essay, claim })) ?? {};
    sightings.push({
      id,
      essay,
      claim,
      quote: quote.exact,
      page,
      title: titles.get(page) || page,
      essayTitle: names.get(essay) ?? '',
      claimText,
      theme,
      relation,
      lastSeen,
      colour,
    });
  }
  return sightings;
}

/** What sightings of one sentence share. To be kept apart by last: a filter may be after any of its claims. */
export function sentenceKey({ page, quote }: Pick<ListedSighting, 'page' | 'quote'>): string {
  return `${page}\u0000${quote}`;
}
