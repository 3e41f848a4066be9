import type { Claim, ClaimRef, Essay } from '../essays/essay.ts';
import { claimKey } from '../essays/essay.ts';
import { type EssayColour, type EssayLook, sensitivityOf } from '../essays/look.ts';
import { isSaid, type Sensitivity, type Verdict } from '../matching/match.ts';
import { selectHighlights } from '../matching/select.ts';
import type { SightedMatch } from '../messaging/protocol.ts';

/** What the panel needs of a stored match. */
export interface KeptMatch extends SightedMatch {
  id: string;
  verdict: Verdict | null;
}

/** A claim with the sentences of this page that belong to it, in reading order. */
export interface ClaimOnPage extends ClaimRef {
  key: string;
  text: string;
  essayTitle: string;
  author: string;
  colour: EssayColour;
  matches: KeptMatch[];
}

/** A theme with its claims in the order in which the page comes to them. */
export interface ThemeOnPage {
  key: string;
  essay: string;
  theme: string;
  label: string;
  essayTitle: string;
  colour: EssayColour;
  claims: ClaimOnPage[];
}

/** Everything kept of a page, sorted into what the panel shows. Every match is in one place at most. */
export interface PageGroups {
  /** Claims that the page makes or disputes, by theme in the essay's own order. */
  themes: ThemeOnPage[];
  /** Claims that the page touches without making or disputing them; none that is in `themes`. */
  related: ClaimOnPage[];
  /** Matches that the reader called "not a match", except those in `staying`, which keep their place. */
  setAside: ClaimOnPage[];
  /** Sentences highlighted, as the badge counts them: a sentence with two claims counts once, one that is lost does not. */
  sentences: number;
  claims: number;
}

/** An essay with how its highlights look. */
type LookedFor = Essay & EssayLook;

/** Sentences shown for each related claim: enough to see why, not a second article. */
export const RELATED_SENTENCES = 3;

/**
 * Sorts a page's kept matches into themes, related and set aside, as the panel and the page's own paint agree on it.
 * A match whose essay is off or whose claim is gone is left out, of the counts too.
 * @param sensitivity for the essays that have none of their own
 * @param staying ids of matches set aside just now, which stay in their place so that they can be taken back there
 * @param lost ids of matches whose sentence is no longer in the page (`PageReport.lost`): listed, and not counted
 */
export function groupMatches(
  kept: KeptMatch[],
  essays: LookedFor[],
  sensitivity: Sensitivity,
  staying: ReadonlySet<string> = new Set(),
  lost: ReadonlySet<string> = new Set(),
): PageGroups {
  const known = new Set(
    essays.flatMap(({ id, claims }) => claims.map((claim) => claimKey({ essay: id, claim: claim.id }))),
  );
  const matches = kept.filter((match) => known.has(claimKey(match)));
  const live = matches.filter((match) => match.verdict !== 'not-a-match');
  // As in the page: what the reader said is shown beside the matcher's two, and a rejected pair still counts among these,
  // so turning it down brings up no third.
  const said = matches.filter(({ verdict }) => isSaid(verdict));
  const found = matches.filter((match) => !said.includes(match));
  const choose = (of: KeptMatch[]) =>
    selectHighlights(
      of.map(({ id, essay, quote, score }) => ({ id, essay, sentence: quote.start, score })),
      (essay) => sensitivityOf(essay, essays, sensitivity),
    );
  // Apart: where a sentence was reworded, the one before began at the same place.
  const chosen = [
    ...choose(found.filter(({ id }) => !lost.has(id))),
    ...choose(found.filter(({ id }) => lost.has(id))),
  ];
  const shown = new Set([...said, ...chosen].map(({ id }) => id));
  const aside = (match: KeptMatch) => match.verdict === 'not-a-match' && !staying.has(match.id);
  const inThemes = matches.filter((match) => !aside(match) && (shown.has(match.id) || staying.has(match.id)));
  const made = new Set(inThemes.map(claimKey));
  const touched = live.filter((match) => !shown.has(match.id) && !staying.has(match.id) && !made.has(claimKey(match)));

  const highlighted = live.filter(({ id }) => shown.has(id) && !lost.has(id));
  return {
    themes: essays.flatMap((essay) => themesOf(essay, claimsOf(essay, inThemes))),
    related: essays
      .flatMap((essay) => claimsOf(essay, touched))
      .map(keepBest)
      .toSorted((a, b) => bestScore(b) - bestScore(a)),
    setAside: essays.flatMap((essay) => claimsOf(essay, matches.filter(aside))),
    sentences: new Set(highlighted.map((match) => match.quote.start)).size,
    claims: new Set(highlighted.map(claimKey)).size,
  };
}

function themesOf(essay: LookedFor, claims: ClaimOnPage[]): ThemeOnPage[] {
  const themeOfClaim = new Map(essay.claims.map((claim) => [claim.id, claim.theme]));
  return essay.themes
    .map((theme) => ({
      key: `${essay.id}/${theme.id}`,
      essay: essay.id,
      theme: theme.id,
      label: theme.label,
      essayTitle: essay.title,
      colour: essay.colour,
      claims: claims.filter((claim) => themeOfClaim.get(claim.claim) === theme.id),
    }))
    .filter((theme) => theme.claims.length > 0);
}

function claimsOf(essay: LookedFor, matches: KeptMatch[]): ClaimOnPage[] {
  const known = new Map<string, Claim>(essay.claims.map((claim) => [claim.id, claim]));
  const groups = new Map<string, ClaimOnPage>();
  const inOrder = matches.filter((match) => match.essay === essay.id).toSorted((a, b) => a.quote.start - b.quote.start);
  for (const match of inOrder) {
    const claim = known.get(match.claim);
    if (claim === undefined) continue;
    const key = claimKey(match);
    const group = groups.get(key) ?? {
      essay: essay.id,
      claim: claim.id,
      key,
      text: claim.text,
      essayTitle: essay.title,
      author: essay.author,
      colour: essay.colour,
      matches: [],
    };
    group.matches.push(match);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function keepBest(claim: ClaimOnPage): ClaimOnPage {
  const best = claim.matches.toSorted((a, b) => b.score - a.score).slice(0, RELATED_SENTENCES);
  return { ...claim, matches: best.toSorted((a, b) => a.quote.start - b.quote.start) };
}

function bestScore(claim: ClaimOnPage): number {
  return Math.max(...claim.matches.map((match) => match.score));
}
