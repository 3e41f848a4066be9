import { rarityOf } from '../matching/background.ts';
import type { Theme } from './essay.ts';
import { nearestTheme } from './nearesttheme.ts';
import { isName, spellNouns } from './nounspellings.ts';
import { placeWords, subjectTerms } from './placedwords.ts';
import { countUses } from './sumterms.ts';
import { createThemeNamer, type ThemeLabel } from './themelabel.ts';
import { classifyWords } from './wordclasses.ts';

/** Themes are at most this many, and one for about every six claims. */
const MOST_THEMES = 6;
const CLAIMS_PER_THEME = 6;

/** A theme's term is shared by no more than this share of all claims, or by two. */
const BROADEST = 0.6;

/** A second term joins the first in a label unless they would gather more than this share of all claims, and four. */
const WIDEST = 0.3;

/** Names of persons and places are rare however little they matter: they count for no more than this (nats). */
const RAREST_NAME = 2.5;

/** A word of the title counts for so much more. */
const OF_TITLE = 1.5;

/** Themes of three claims and more come first, then of two, and last those that only a common word names. */
const ROUNDS = [
  { least: 3, anyWord: false },
  { least: 2, anyWord: false },
  { least: 3, anyWord: true },
];

/** Groups of claims: `themeOf[i]` is the position in `themes` of claim i's theme. */
export interface Grouping {
  themes: Theme[];
  themeOf: number[];
}

/** The essay that claims are of: its paragraphs, and of each claim the position of its paragraph. */
export interface ClaimSurroundings {
  title: string;
  paragraphs: string[];
  paragraphOf: number[];
}

/**
 * Groups claims by the nouns that they share. The one that gathers most, weighed by how rare it is, makes a theme of its
 * claims, named as the essay would; then the next among the rest. What none gathers goes where it is near, or to "Other
 * claims".
 */
export function groupIntoThemes(claims: string[], { title, paragraphs, paragraphOf }: ClaimSurroundings): Grouping {
  const terms = claims.map(subjectTerms);
  const { labels, themeOf } = pickThemes(terms, title, paragraphs);
  const said = labels.map((label) => label.terms);
  const placed = { themeOf, terms, paragraphOf, around: paragraphs.map(subjectTerms), said };
  const all = themeOf.map((theme, claim) => (theme === -1 ? (nearestTheme(placed, claim) ?? labels.length) : theme));
  const names = [
    ...labels.map(({ text }) => text),
    ...(all.includes(labels.length) ? [labels.length > 0 ? 'Other claims' : 'Claims'] : []),
  ];
  return { themes: names.map((label, index) => ({ id: `t${index + 1}`, label })), themeOf: all };
}

/** Picks themes, and puts into each the claims that have what it is named by; -1 for the others. */
function pickThemes(terms: Set<string>[], title: string, paragraphs: string[]) {
  // In title case every word would pass for a name.
  const texts = (isTitleCase(title) ? paragraphs : [...paragraphs, title]).map(placeWords);
  const classes = classifyWords(texts);
  const nouns = spellNouns(texts, classes);
  const nameTheme = createThemeNamer(texts, classes, nouns);
  const ofTitle = subjectTerms(title);
  const themeOf = terms.map(() => -1);
  const labels: ThemeLabel[] = [];
  const most = Math.min(MOST_THEMES, Math.ceil(terms.length / CLAIMS_PER_THEME));
  const isFree = (term: string) => !labels.some((label) => label.terms.some((said) => isAkin(term, said)));
  const isTaken = (text: string) => labels.some((label) => label.text.toLowerCase() === text.toLowerCase());
  const weigh = (term: string) =>
    Math.min(rarityOf(term), isName(nouns.get(term)!) ? RAREST_NAME : Infinity) * (ofTitle.has(term) ? OF_TITLE : 1);
  for (const { least, anyWord } of ROUNDS) {
    const nameless = new Set<string>();
    const mayName = (term: string, uses: number) =>
      uses >= least && uses <= Math.max(2, terms.length * BROADEST) && nouns.has(term) && !nameless.has(term);
    while (labels.length < most) {
      const rest = terms.filter((_, claim) => themeOf[claim] === -1);
      const seed = bestSeed(rest, weigh, (term, uses) => mayName(term, uses) && isFree(term));
      if (seed === null) break;
      const gathered = (other: string) => rest.filter((own) => own.has(seed) || own.has(other)).length;
      const label = nameTheme({
        seed,
        members: rest.filter((own) => own.has(seed)),
        fits: (term) => isFree(term) && !isAkin(term, seed) && gathered(term) <= Math.max(4, terms.length * WIDEST),
        said: labels.map((other) => other.terms),
        anyWord: anyWord || ofTitle.has(seed),
      });
      if (label === null || isTaken(label.text)) {
        nameless.add(seed);
        continue;
      }
      for (const [claim, own] of terms.entries())
        if (themeOf[claim] === -1 && label.gathers.some((term) => own.has(term))) themeOf[claim] = labels.length;
      labels.push(label);
    }
  }
  return { labels, themeOf };
}

/** Finds the term that weighs most over the claims that have it; of equals the first. Null where none fits. */
function bestSeed(
  claims: Set<string>[],
  weigh: (term: string) => number,
  fits: (term: string, uses: number) => boolean,
): string | null {
  const values = [...countUses(claims)]
    .filter(([term, count]) => fits(term, count))
    .map(([term, count]) => ({ term, value: Math.min(count, CLAIMS_PER_THEME) * weigh(term) }));
  return values.toSorted((a, b) => b.value - a.value)[0]?.term ?? null;
}

/** Tells whether two terms are one, or one is made of the other: "miner" of "mine". */
function isAkin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const ending = long.slice(short.length);
  return one === other || (short.length >= 3 && long.startsWith(short) && DERIVES.test(ending));
}

const DERIVES = /^(?:e?r|or|ist|ment|ship|ic|ity|ing|ism|ian|an|n)$/;

function isTitleCase(title: string): boolean {
  const words = title.match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.7;
}
