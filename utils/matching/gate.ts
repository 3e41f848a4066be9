import { loudness } from './loudness.ts';
import { sumOfOthers } from './otheressays.ts';
import { type TermCounts, countTerms } from './terms.ts';

/** A term of an essay: how much it tells, and the themes (positions in `themes`) whose claims use it. */
export type ProfileTerm = [term: string, weight: number, themes: number[]];

/**
 * What the gate needs of an essay, small enough for `storage.local` (about 10 KB); JSON only. Its shape is the gate's
 * own affair. `terms` are most telling first, and their weights already carry how rare the term is at large.
 */
export interface GateProfile {
  essay: string;
  title: string;
  version: number;
  themes: string[];
  terms: ProfileTerm[];
  /** Which of `otherEssays` are on this one's own subject, by their place: no page is measured against these. */
  kin: number[];
  /** Set where profiles are kept: another one says that the essay's claims changed. */
  edition?: string;
}

/** How much of the article a theme fills, and the words that told. */
export interface ThemeScore {
  essay: string;
  theme: string;
  /** 0-1 */
  score: number;
  /** Words of the page that carried it, most telling first, at most five, as the page spells them. */
  words: string[];
}

/** The gate's answer for one essay. */
export interface GateResult {
  onTheme: boolean;
  /** 0-1; on theme from `GATE_THRESHOLD`. */
  score: number;
  /** Themes of the essay that the page covers, best first. */
  themes: ThemeScore[];
}

/** The gate's answer, and for which essay. */
export interface EssayGate extends GateResult {
  essay: string;
}

/** On theme from here, by the way `scoreThemes` scales its result. */
export const GATE_THRESHOLD = 0.5;

/**
 * How much nearer to the essay than to the nearest of other essays a page must be, in nats, to be on theme. The themed
 * pages leave 0.45 to 0.49 (F1 on against off 0.98, 9 % of the near pages), and the training essays, asked about pages
 * on whose subject none of the others is, have their best F1 from 0.46 to 0.5 (`npm run bench -- gate`).
 */
const ON_THEME = 0.48;

/** UTF-16 units of an article that are scored: 17,000 words; a cap on the work in one task, no measured edge. */
const MOST_TEXT = 100_000;

/** Added to both nearnesses (0.03 to 0.1 for a page on theme), so that a word or two make no page near. */
const FLOOR = 0.015;

/** How steeply the score, 0-1, climbs around one half. */
const STEEPNESS = 2;

/** A theme counts as covered from this share of the best theme's score; it only orders the panel's list. */
const COVERED_SHARE = 0.4;

/** Pages of fewer different terms are scored as if they had these: a few lines cannot be nearer than a short article. */
const FEWEST_TERMS = 60;

/** Length of the term vector of a page of `FEWEST_TERMS`; sets the scale only. */
const SHORTEST_LENGTH = 40;

/** A page's length grows with its different terms to this power: the root, and a little against rambling pages. */
const LENGTH_POWER = 0.6;

/**
 * Scores an article against one essay's themes: how near its words are to the essay's, against how near they are to
 * those of other essays on other subjects. Any page on politics shares "government", "war" and "money" with any essay; such
 * a page has to share more than that. No table of frequencies: the terms' weights carry their rarity, and the length of
 * the page's side is guessed from its number of different terms.
 */
export function scoreThemes(profile: GateProfile, article: { title: string; text: string }): GateResult {
  return scoreCounts(profile, countPage(article));
}

/** Scores by an article's terms alone; its words are as `counts` spell them. */
export function scoreCounts(profile: GateProfile, counts: TermCounts): GateResult {
  const perTheme = profile.themes.map((): { sum: number; words: [string, number][] } => ({ sum: 0, words: [] }));
  let sum = 0;
  for (const [term, weight, themes] of profile.terms) {
    const found = counts.terms.get(term);
    if (!found) continue;
    const part = weight * loudness(found.count);
    sum += part;
    for (const theme of themes) {
      perTheme[theme]!.sum += part;
      perTheme[theme]!.words.push([found.spelling, part]);
    }
  }
  const others = sumOfOthers(counts, profile.kin);
  const score = scoreOf(sum, others, counts);
  const best = Math.max(...perTheme.map((theme) => theme.sum), 0);
  const themes = perTheme.flatMap((theme, position): ThemeScore[] =>
    theme.sum > 0 && theme.sum >= best * COVERED_SHARE
      ? [
          {
            essay: profile.essay,
            theme: profile.themes[position]!,
            score: scoreOf(theme.sum, others, counts),
            words: leading(theme.words),
          },
        ]
      : [],
  );
  return { onTheme: score >= GATE_THRESHOLD, score, themes: themes.toSorted((a, b) => b.score - a.score) };
}

/** Counts an article's terms, its title's among them. */
export function countPage({ title, text }: { title: string; text: string }): TermCounts {
  return countTerms(text.slice(0, MOST_TEXT), title);
}

/** Spells the words of an answer, which was found by terms alone, as the article does. */
export function spellAs({ terms }: TermCounts, gate: EssayGate): EssayGate {
  const spell = (word: string) => terms.get(word)?.spelling ?? word;
  return { ...gate, themes: gate.themes.map((theme) => ({ ...theme, words: theme.words.map(spell) })) };
}

/** Scales a sum of weights to 0-1, `GATE_THRESHOLD` at `ON_THEME`; 0 where the page has none of the words. */
function scoreOf(sum: number, others: number, counts: TermCounts): number {
  return sum === 0 ? 0 : 1 / (1 + Math.exp(STEEPNESS * (ON_THEME - nearness(sum, others, counts))));
}

/** Compares a page's sum for an essay with its sum for the other essays, in nats. */
export function nearness(sum: number, others: number, page: TermCounts): number {
  const length = lengthOf(page);
  return Math.log(sum / length + FLOOR) - Math.log(others / length + FLOOR);
}

/** Says which sum for an essay puts a page on theme, or brings it as near as `bar`: the inverse of `nearness`. */
export function leastSum(others: number, page: TermCounts, bar = ON_THEME): number {
  const floor = FLOOR * lengthOf(page);
  return Math.exp(bar) * (others + floor) - floor;
}

/** Stands for the length of the page's term vector. */
function lengthOf({ terms }: TermCounts): number {
  return SHORTEST_LENGTH * Math.max(terms.size / FEWEST_TERMS, 1) ** LENGTH_POWER;
}

function leading(words: [string, number][]): string[] {
  return words
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([word]) => word);
}
