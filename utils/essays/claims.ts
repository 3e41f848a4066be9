import { splitSentences } from '../article/sentences.ts';
import { contentTerms } from '../matching/terms.ts';
import { assertiveness } from './assertiveness.ts';
import type { Claim, Essay } from './essay.ts';
import { guessHeading } from './heading.ts';
import { LONGEST_CLAIM } from './parse.ts';
import { groupIntoThemes } from './themes.ts';

/** Claims for every thousand words, within the bounds below: what a reader marks in an op-ed. */
const CLAIMS_PER_THOUSAND_WORDS = 28;
const FEWEST_CLAIMS = 5;
const MOST_CLAIMS = 60;

/** Two sentences whose terms overlap this much (Jaccard) say one thing; the better one stands. */
const SAME_CLAIM = 0.5;

/** A claim has at least this many words and, so that it can be read beside a page, at most that many. */
const FEWEST_WORDS = 6;
const MOST_WORDS = 60;

interface Candidate {
  start: number;
  end: number;
  text: string;
  terms: Set<string>;
  score: number;
}

/**
 * Finds the claims of an op-ed: the sentences that assert, predict, prescribe or ascribe motives, and that hold what
 * the essay keeps coming back to. A first draft for the reader to edit: claims are the author's sentences, unshortened.
 * @param text plain text; paragraphs apart by line breaks
 * @returns an essay without claims and themes where the text has none; `source` counts UTF-16 units of `text`
 */
export function findClaims(text: string): Essay {
  const heading = guessHeading(text);
  const candidates = collectCandidates(text, heading.bodyStart);
  const words = text.split(/\s+/).length;
  const wanted = Math.min(MOST_CLAIMS, Math.max(FEWEST_CLAIMS, Math.round((words * CLAIMS_PER_THOUSAND_WORDS) / 1000)));
  const chosen = chooseClaims(candidates, wanted).toSorted((a, b) => a.start - b.start);
  const { themes, themeOf } = groupIntoThemes(chosen.map(({ text: claim }) => claim));
  const claims = chosen.map(({ start, end, text: claim }, index): Claim => ({
    id: `c${String(index + 1).padStart(2, '0')}`,
    theme: themes[themeOf[index]!]!.id,
    text: claim,
    source: { start, end },
  }));
  return { id: makeId(heading.title), title: heading.title, author: heading.author, themes, claims };
}

function collectCandidates(text: string, bodyStart: number): Candidate[] {
  const found: Omit<Candidate, 'score'>[] = [];
  for (const paragraph of text.slice(bodyStart).matchAll(/[^\r\n]+/g)) {
    for (const span of splitSentences(paragraph[0], 'en')) {
      const start = bodyStart + paragraph.index + span.start;
      const end = bodyStart + paragraph.index + span.end;
      const sentence = text.slice(start, end);
      const words = sentence.split(/\s+/).length;
      if (words < FEWEST_WORDS || words > MOST_WORDS || sentence.length > LONGEST_CLAIM || sentence.endsWith('?'))
        continue;
      found.push({ start, end, text: sentence.replace(/\s+/g, ' '), terms: new Set(contentTerms(sentence)) });
    }
  }
  const uses = new Map<string, number>();
  for (const { terms } of found) for (const term of terms) uses.set(term, (uses.get(term) ?? 0) + 1);
  return found.map((candidate) => ({
    ...candidate,
    score: assertiveness(candidate.text) + centrality(candidate.terms, uses),
  }));
}

/** How much a sentence holds of what the essay repeats: 0 for nothing, about 1 for a core sentence. */
function centrality(terms: Set<string>, uses: Map<string, number>): number {
  if (terms.size === 0) return 0;
  let sum = 0;
  for (const term of terms) sum += Math.log(uses.get(term) ?? 1);
  return sum / Math.sqrt(terms.size) / 3;
}

function chooseClaims(candidates: Candidate[], wanted: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (chosen.length >= wanted || candidate.score <= 0) break;
    if (!chosen.some(({ terms }) => overlap(terms, candidate.terms) >= SAME_CLAIM)) chosen.push(candidate);
  }
  return chosen;
}

function overlap(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((term) => other.has(term)).length;
  return shared / (one.size + other.size - shared || 1);
}

/** Makes an id of a title: its words in lower case, joined by hyphens. */
function makeId(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'essay';
}
