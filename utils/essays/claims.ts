import { contentTerms } from '../matching/terms.ts';
import { scoreClaimSignals, type ClaimWeights } from './claimscore.ts';
import { readClaimSignals } from './claimsignals.ts';
import shipped from './claimweights.json' with { type: 'json' };
import type { Claim, Essay } from './essay.ts';
import { splitEssay, type EssaySentence } from './essaysentences.ts';
import { isFurniture, isHeading } from './furniture.ts';
import { guessHeading, type Heading } from './heading.ts';
import { LONGEST_CLAIM } from './parse.ts';
import { findQuoted } from './quoted.ts';
import { makeStandalone, type Standalone } from './standalone.ts';
import { groupIntoThemes } from './themes.ts';

/** Least chance of being a claim. Near it the number found is what readers mark (`npm run bench -- claims`). */
const LEAST_CHANCE = 0.42;
/** Bounds on the claims of an essay, the upper one for every thousand words. */
const FEWEST_CLAIMS = 5;
const MOST_PER_THOUSAND_WORDS = 40;
const MOST_CLAIMS = 60;

/** Two sentences whose terms overlap this much (Jaccard) say one thing; the better one stands. */
const SAME_CLAIM = 0.5;

/** A claim has at least this many words and, so that it can be read beside a page, at most that many. */
const FEWEST_WORDS = 4;
const MOST_WORDS = 60;

/** Asks, or only leads to what comes after a colon. */
const UNFINISHED = /[?:]["'”’)\]]*$/;

interface Candidate extends EssaySentence, Pick<Standalone, 'dependent'> {
  /** The sentence as it stands alone. */
  claim: string;
  /** 0-1 */
  chance: number;
}

/**
 * Finds the claims of an op-ed: the sentences that assert, predict, prescribe or ascribe motives, told by a regression
 * fitted on op-eds that readers marked (`bench/claims.ts`). A first draft for the reader to edit: claims are the
 * author's sentences, unshortened; an opening "But" is taken off and an opening "It" given its subject where that is
 * safe, and what still leans on the sentence before is marked `dependent`.
 * @param text plain text; paragraphs apart by line breaks
 * @param weights others than those that ship, to measure
 * @returns an essay without claims and themes where the text has none; `source` counts UTF-16 units of `text`
 */
export function findClaims(text: string, weights: ClaimWeights = shipped): Essay {
  const heading = guessHeading(text);
  const sentences = splitEssay(text, heading.bodyStart);
  const candidates = collectCandidates(sentences, heading, weights);
  const most = Math.min(
    MOST_CLAIMS,
    Math.max(FEWEST_CLAIMS, Math.round((text.split(/\s+/).length * MOST_PER_THOUSAND_WORDS) / 1000)),
  );
  const chosen = chooseClaims(candidates, most).toSorted((a, b) => a.start - b.start);
  const paragraphs = Map.groupBy(sentences, ({ paragraph }) => paragraph);
  const { themes, themeOf } = groupIntoThemes(
    chosen.map(({ claim }) => claim),
    {
      title: heading.title,
      paragraphs: [...paragraphs.values()].map((own) => own.map((sentence) => sentence.text).join(' ')),
      paragraphOf: chosen.map(({ paragraph }) => paragraph),
    },
  );
  const claims = chosen.map(({ start, end, claim, dependent }, index): Claim => ({
    id: `c${String(index + 1).padStart(2, '0')}`,
    theme: themes[themeOf[index]!]!.id,
    text: claim,
    source: { start, end },
    ...(dependent ? { dependent } : {}),
  }));
  return { id: makeId(heading.title), title: heading.title, author: heading.author, themes, claims };
}

function collectCandidates(sentences: EssaySentence[], { title }: Heading, weights: ClaimWeights): Candidate[] {
  const signals = readClaimSignals(sentences, new Set(contentTerms(title)));
  const quoted = findQuoted(sentences);
  const found: Candidate[] = [];
  let before: { paragraph: number; text: string } | null = null;
  for (const [index, sentence] of sentences.entries()) {
    const alone = makeStandalone(sentence.text, before?.paragraph === sentence.paragraph ? before.text : null);
    before = { paragraph: sentence.paragraph, text: alone.text };
    const words = sentence.text.split(' ').length;
    const ofLength = words >= FEWEST_WORDS && words <= MOST_WORDS && alone.text.length <= LONGEST_CLAIM;
    if (!ofLength || UNFINISHED.test(sentence.text) || isFurniture(sentence.text)) continue;
    if (isHeading(sentences, index) || quoted[index]) continue;
    const chance = scoreClaimSignals(weights, signals[index]!);
    found.push({ ...sentence, claim: alone.text, dependent: alone.dependent, chance });
  }
  return found;
}

function chooseClaims(candidates: Candidate[], most: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.chance - a.chance)) {
    const enough = chosen.length >= FEWEST_CLAIMS && candidate.chance < LEAST_CHANCE;
    if (chosen.length >= most || enough) break;
    if (!chosen.some(({ terms }) => overlap(terms, candidate.terms) >= SAME_CLAIM)) chosen.push(candidate);
  }
  return chosen;
}

function overlap(one: Set<string>, other: Set<string>): number {
  const shared = one.intersection(other).size;
  return shared / (one.size + other.size - shared || 1);
}

/** Makes an id of a title: its words in lower case, joined by hyphens. */
export function makeId(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'essay';
}
