import { rarityOf } from '../matching/background.ts';
import { tokenize } from '../matching/terms.ts';
import type { Theme } from './essay.ts';

/** Themes are at most this many, and one for about every six claims. */
const MOST_THEMES = 6;
const CLAIMS_PER_THEME = 6;

/** A theme's term is shared by at least two claims and by no more than this share of all. */
const BROADEST = 0.6;

/** Groups of claims: `themeOf[i]` is the position in `themes` of claim i's theme. */
export interface Grouping {
  themes: Theme[];
  themeOf: number[];
}

/**
 * Groups claims by the terms that they share. The term that gathers most, weighed by how rare it is, makes a theme of
 * its claims; then the next among the rest. What no term gathers goes where it shares most, or to "Other claims".
 */
export function groupIntoThemes(claims: string[]): Grouping {
  const tokens = claims.map((claim) =>
    tokenize(claim).filter(({ stop, kind, text }) => !stop && kind !== 'number' && !NAMELESS.test(text)),
  );
  const spellings = chooseSpellings(tokens.flat());
  const terms = tokens.map((own) => new Set(own.map(({ term }) => term)));
  const themeOf = claims.map(() => -1);
  const seeds: string[] = [];
  const most = Math.min(MOST_THEMES, Math.ceil(claims.length / CLAIMS_PER_THEME));
  while (seeds.length < most) {
    const seed = bestSeed(terms, themeOf, spellings);
    if (seed === null) break;
    for (const [index, own] of terms.entries())
      if (themeOf[index] === -1 && own.has(seed)) themeOf[index] = seeds.length;
    seeds.push(seed);
  }
  const labels = seeds.map((seed, theme) =>
    label(
      seed,
      terms.filter((_, index) => themeOf[index] === theme),
      spellings,
    ),
  );
  if (themeOf.includes(-1)) {
    for (const [index, theme] of themeOf.entries())
      if (theme === -1) themeOf[index] = nearest(terms, themeOf, index) ?? labels.length;
    if (themeOf.includes(labels.length)) labels.push('Other claims');
  }
  return { themes: labels.map((text, index) => ({ id: `t${index + 1}`, label: text })), themeOf };
}

/** Finds the spelling of each term that names something best, of equals the most frequent, and of these the first. */
function chooseSpellings(tokens: { term: string; text: string }[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { term, text } of tokens) {
    const spelling = text.replace(/['’]s?$/, '');
    const ofTerm = counts.get(term) ?? new Map<string, number>();
    counts.set(term, ofTerm.set(spelling, (ofTerm.get(spelling) ?? 0) + 1));
  }
  const best = (spellings: Map<string, number>) =>
    [...spellings].toSorted((a, b) => weakness(a[0]) - weakness(b[0]) || b[1] - a[1])[0]![0];
  return new Map([...counts].map(([term, spellings]) => [term, best(spellings)]));
}

/** "Mine" names something, "mining" less so, "mined" hardly. */
function weakness(spelling: string): number {
  if (!QUALIFIES.test(spelling)) return 0;
  return spelling.endsWith('ing') ? 1 : 2;
}

function bestSeed(terms: Set<string>[], themeOf: number[], spellings: Map<string, string>): string | null {
  const uses = new Map<string, number>();
  for (const [index, own] of terms.entries())
    if (themeOf[index] === -1) for (const term of own) uses.set(term, (uses.get(term) ?? 0) + 1);
  let best: string | null = null;
  let highest = 0;
  for (const [term, count] of uses) {
    if (count < 2 || count > Math.max(2, terms.length * BROADEST)) continue;
    const value =
      Math.min(count, CLAIMS_PER_THEME) * rarityOf(term) * (QUALIFIES.test(spellings.get(term) ?? term) ? 0.5 : 1);
    if (value > highest) [best, highest] = [term, value];
  }
  return best;
}

/** Finds the theme whose claims share most with a claim that has none; null where they share nothing. */
function nearest(terms: Set<string>[], themeOf: number[], index: number): number | null {
  let best: number | null = null;
  let highest = 0;
  for (const [other, theme] of themeOf.entries()) {
    if (theme === -1 || other === index) continue;
    let shared = 0;
    for (const term of terms[index]!) if (terms[other]?.has(term)) shared += rarityOf(term);
    if (shared > highest) [best, highest] = [theme, shared];
  }
  return best;
}

/** Words that never name a theme: contractions ("won't", "they're") and what counts. */
const NAMELESS =
  /(?:n['’]t|['’](?:re|ll|ve|d|m))$|^(?:gonna|back|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|forty|twenty|ten|eleven|twelve|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion)s?$/i;

/** Words that qualify rather than name, by their ending, and the past forms that have none. */
const QUALIFIES =
  /(?:ing|ed|ly|al|ive|ous|able|ible|ful|less|ary|est|ish)$|^(?:paid|made|given|taken|known|found|held|lost|kept|sold|bought|brought|told|said|built|sent|spent|meant|felt|shown|grown|driven|written|chosen|broken)$/i;

/** Names a theme by its seed and what most of its claims have besides: a name, or a word that names something. */
function label(seed: string, members: Set<string>[], spellings: Map<string, string>): string {
  const uses = new Map<string, number>();
  for (const own of members) for (const term of own) if (term !== seed) uses.set(term, (uses.get(term) ?? 0) + 1);
  const name = (term: string) => spellings.get(term) ?? term;
  const [second] =
    [...uses]
      .filter(([term, count]) => count >= 2 && name(term).length > 3 && !QUALIFIES.test(name(term)))
      .toSorted((a, b) => b[1] * rarityOf(b[0]) - a[1] * rarityOf(a[0]))[0] ?? [];
  const text = second === undefined ? name(seed) : `${name(seed)} and ${name(second)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
