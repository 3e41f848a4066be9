import type { ThemeScore } from '../page/state.ts';
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
 * The raw score that makes one half. Chosen, with the exponent of `lengthOf`, on the 135 English pages of
 * ../shared/pages/themed against the built-in essay's bare claims: F1 0.984 on against off, 4 of 44 near pages taken.
 * In-sample, and after a search: some 65 settings (weighting of terms, length, this number) were compared, about 45 of
 * them on these very pages, so expect somewhat less elsewhere. The 80 training essays against all articles, which want
 * about the same value, give F1 0.75 (`npm run bench -- gate`).
 */
const RAW_AT_HALF = 0.0928;

/** A theme counts as covered from this share of the best theme's score; it only orders the panel's list. */
const COVERED_SHARE = 0.4;

/** Words under this count are scored as this many: a few lines cannot be denser than a short article. */
const FEWEST_WORDS = 200;
const FEWEST_TERMS = 60;

/** `glance` reads this much raw text, in UTF-16 units: a page's furniture and the first thousand words or so. */
const GLANCED_LENGTH = 30_000;

/** `glance` asks for this many of the essay's leading terms, this often in all. */
const GLANCED_TERMS = 12;
const GLANCE_DISTINCT = 2;
const GLANCE_COUNT = 3;

/**
 * Scores an article against one essay's themes: the cosine between the essay's terms and the article's, where a term
 * said n times counts 1 + ln n. The length of the article's side is guessed from its number of different terms (each
 * about as rare as a content word usually is), so no table of frequencies is needed in the page.
 */
export function scoreThemes(profile: GateProfile, article: { title: string; text: string }): GateResult {
  const counts = countTerms(`${article.title}\n${article.text}`);
  const perTheme = profile.themes.map((): { sum: number; words: [string, number][] } => ({ sum: 0, words: [] }));
  let sum = 0;
  for (const [term, weight, themes] of profile.terms) {
    const found = counts.terms.get(term);
    if (!found) continue;
    const part = weight * (1 + Math.log(found.count));
    sum += part;
    for (const theme of themes) {
      perTheme[theme]!.sum += part;
      perTheme[theme]!.words.push([found.spelling, part]);
    }
  }
  const scaled = (raw: number) => raw / (raw + RAW_AT_HALF);
  const length = lengthOf(counts);
  const score = scaled(sum / length);
  const best = Math.max(...perTheme.map((theme) => theme.sum), 0);
  const themes = perTheme.flatMap((theme, position): ThemeScore[] =>
    theme.sum > 0 && theme.sum >= best * COVERED_SHARE
      ? [
          {
            essay: profile.essay,
            theme: profile.themes[position]!,
            score: scaled(theme.sum / length),
            words: leading(theme.words),
          },
        ]
      : [],
  );
  return { onTheme: score >= GATE_THRESHOLD, score, themes: themes.toSorted((a, b) => b.score - a.score) };
}

/** Stands for the length of the article's term vector, with 0.15 of a power of its words against rambling pages. */
function lengthOf({ terms, words }: TermCounts): number {
  return Math.sqrt(Math.max(terms.size, FEWEST_TERMS)) * (Math.max(words, FEWEST_WORDS) / 600) ** 0.15;
}

function leading(words: [string, number][]): string[] {
  return words
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([word]) => word);
}

/** Tells from raw page text, in about a millisecond, whether any essay could be on theme. May say yes wrongly, hardly ever no. */
export function glance(profiles: GateProfile[], text: string): boolean {
  if (profiles.length === 0) return false;
  const { terms } = countTerms(text.slice(0, GLANCED_LENGTH));
  return profiles.some((profile) => {
    const counts = profile.terms.slice(0, GLANCED_TERMS).map(([term]) => terms.get(term)?.count ?? 0);
    const distinct = counts.filter((count) => count > 0).length;
    return distinct >= GLANCE_DISTINCT && counts.reduce((sum, count) => sum + count, 0) >= GLANCE_COUNT;
  });
}
