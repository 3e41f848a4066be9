import type { ThemeScore } from '../page/state.ts';
import { TERMS_BY_WEIGHT } from './averageessay.ts';
import { unpackLevels } from './termlevels.ts';
import { type TermCounts, countTerms } from './terms.ts';

/** Distils an essay into what this file scores by; apart, because only it needs the table of frequencies. */
export { buildGateProfile } from './gateprofile.ts';

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
  /** Set where profiles are kept: another one says that the essay's claims changed. */
  edition?: string;
}

/** The gate's answer for one essay. */
export interface GateResult {
  onTheme: boolean;
  /** 0-1; on theme from `GATE_THRESHOLD`. */
  score: number;
  /** Themes of the essay that the page covers, best first. */
  themes: ThemeScore[];
}

/** On theme from here, by the way `scoreThemes` scales its result. */
export const GATE_THRESHOLD = 0.5;

/**
 * How much nearer to the essay than to essays in general a page must be, in nats, to be on theme. The 120 training
 * essays want -1.2 to -1.4, by half and by what counts as off (`npm run bench -- gate`); the themed pages agree (F1 on
 * against off 0.98 to 1 from -1.5 up; 12 % of the near pages or fewer from -1.3 up).
 */
const ON_THEME = -1.3;

/** Of the page's nearness to the average essay, as a power: this much is taken back. See `nearness`. */
const AVERAGE_SHARE = 0.6;

/** UTF-16 units of an article that are scored: 17,000 words; a cap on the work in one task, no measured edge. */
const MOST_TEXT = 100_000;

/** Added to both nearnesses (0.03 to 0.1 for a page on theme), so that a word or two make no page near. */
const FLOOR = 0.006;

/** How much each further e-fold of a term's count adds to its first use. */
const REPEATS = 2.5;

/** How steeply the score, 0-1, climbs around one half. */
const STEEPNESS = 2;

/** A theme counts as covered from this share of the best theme's score; it only orders the panel's list. */
const COVERED_SHARE = 0.4;

/** Pages of fewer different terms are scored as if they had these: a few lines cannot be nearer than a short article. */
const FEWEST_TERMS = 60;

/** Length of the term vector of a page of `FEWEST_TERMS`; sets the scale only. */
const SHORTEST_LENGTH = 73.5;

/** A page's length grows with its different terms to this power: the root, and a little against rambling pages. */
const LENGTH_POWER = 0.6;

/**
 * Scores an article against one essay's themes: how near its words are to the essay's, against how near they are to
 * what essays in general are made of (`AVERAGE`). Any page on politics shares "government", "war" and "money" with any
 * essay; such a page has to share more than that. Two sums over terms and no table of frequencies: the terms' weights
 * carry their rarity, and the length of the page's side is guessed from its number of different terms.
 */
export function scoreThemes(profile: GateProfile, article: { title: string; text: string }): GateResult {
  const counts = countPage(article);
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
  const score = scoreOf(sum, counts);
  const best = Math.max(...perTheme.map((theme) => theme.sum), 0);
  const themes = perTheme.flatMap((theme, position): ThemeScore[] =>
    theme.sum > 0 && theme.sum >= best * COVERED_SHARE
      ? [
          {
            essay: profile.essay,
            theme: profile.themes[position]!,
            score: scoreOf(theme.sum, counts),
            words: leading(theme.words),
          },
        ]
      : [],
  );
  return { onTheme: score >= GATE_THRESHOLD, score, themes: themes.toSorted((a, b) => b.score - a.score) };
}

/** Counts an article's terms, its title's among them. */
export function countPage({ title, text }: { title: string; text: string }): TermCounts {
  return countTerms(`${title}\n${text.slice(0, MOST_TEXT)}`);
}

/** Says how much a term counts that a page uses so often. */
export function loudness(count: number): number {
  return 1 + REPEATS * Math.log(count);
}

/** Scales a sum of weights to 0-1, `GATE_THRESHOLD` at `ON_THEME`; 0 where the page has none of the words. */
function scoreOf(sum: number, counts: TermCounts): number {
  return sum === 0 ? 0 : 1 / (1 + Math.exp(STEEPNESS * (ON_THEME - nearness(sum, averageSum(counts), counts))));
}

/** Compares a page's sum for an essay with its sum for the average essay, in nats. */
export function nearness(sum: number, average: number, page: TermCounts): number {
  const length = lengthOf(page);
  return Math.log(sum / length + FLOOR) - AVERAGE_SHARE * Math.log(average / length + FLOOR);
}

/** Says which sum for an essay puts a page on theme: the inverse of `nearness` at `ON_THEME`. */
export function leastSum(page: TermCounts): number {
  const length = lengthOf(page);
  const near = Math.exp(ON_THEME + AVERAGE_SHARE * Math.log(averageSum(page) / length + FLOOR));
  return (near - FLOOR) * length;
}

/** Stands for the length of the page's term vector. */
function lengthOf({ terms }: TermCounts): number {
  return SHORTEST_LENGTH * Math.max(terms.size / FEWEST_TERMS, 1) ** LENGTH_POWER;
}

/** Sums the weights of terms over a page. */
export function sumOver(terms: Iterable<[term: string, weight: number, ...unknown[]]>, page: TermCounts): number {
  let sum = 0;
  for (const [term, weight] of terms) {
    const found = page.terms.get(term);
    if (found) sum += weight * loudness(found.count);
  }
  return sum;
}

/** Sums are asked for once an essay and theme, of the same page. */
const averageSums = new WeakMap<TermCounts, number>();

function averageSum(counts: TermCounts): number {
  const sum = averageSums.get(counts) ?? sumOver(averageEssay(), counts);
  averageSums.set(counts, sum);
  return sum;
}

let unpacked: Map<string, number> | undefined;

/** The average essay's terms with their weights, unpacked when first asked for. */
function averageEssay(): Map<string, number> {
  unpacked ??= new Map([...unpackLevels(TERMS_BY_WEIGHT)].map(([term, nats]) => [term, Math.exp(-nats)]));
  return unpacked;
}

function leading(words: [string, number][]): string[] {
  return words
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([word]) => word);
}
