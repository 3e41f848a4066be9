import type { Essay } from '../essays/essay.ts';
import { rarityOf } from './background.ts';
import type { GateProfile, ProfileTerm } from './gate.ts';
import { otherEssays } from './otheressays.ts';
import { contentTerms } from './terms.ts';

/** Changes when profiles of an older make can no longer be scored. */
const PROFILE_VERSION = 5;

/** An essay has some 200 to 500 terms; the tail of a long one tells little. */
const MOST_TERMS = 400;

/** A term of the title or of a theme's label counts as if this many claims used it: they name the subject. */
const LABEL_SHARE = 2;

/** A term that n claims use weighs n to this power: the tenth use tells less than the second. */
const USES_POWER = 0.6;

/** Rarity (nats) at which a word of general use stops telling anything. */
const COMMON = 0.7;

/** Flatten rarity, in the essay and in a page: most rare words of an essay never come up in an article about its subject. */
const RARITY_POWER = 0.25;
const PAGE_RARITY_POWER = 0.5;

/**
 * Other essays that share this much with an essay, as the cosine of their weights, are near its subject: a page is not
 * to be measured against them. The training essays have 7 such on average, the built-in one, which is on many
 * subjects, 41. With 0.16 a quarter of the themed pages would need a lower bar than the training essays' articles.
 */
const KIN = 0.14;

/**
 * A page shares fewer words with an essay of fewer: under so many terms all count for more, by this power of what is missing.
 * The training essays cut to their first 1, 3, 5 and 8 claims then take .70, .75, .79 and .81 of their own articles where they
 * took .27, .40, .53 and .66, and 3.7, 1.3, 0.8 and 0.5 in 1,000 of others' (0.1); themed pages on .22, .44, .44 and .57 of them
 * for .01, .09, .16 and .31 (`npm run bench -- gate`). Whole ones have 122 terms on average: with more than 100 asked for, or a
 * higher power, they and the single claims take too much of others.
 */
const FEW_TERMS = 100;
const FEW_POWER = 0.3;

/** A term of an essay. The product of both weights is its part of a page's score. */
export interface WeighedTerm {
  term: string;
  /** In the essay; all together of unit length. */
  weight: number;
  /** In any page. */
  page: number;
}

/**
 * Weighs the words of an essay's claims, first those that are most its own (used by many claims, rare at large), which
 * the glance goes by; wordings are left aside, so that the built-in essay gets no better gate than one just imported. Nothing here knows any particular essay.
 *
 * The numbers above and in gate.ts were searched together (some 250 settings) on the 120 training essays against all
 * their articles, each article's own essay left out of the others, and on the themed pages against the built-in essay;
 * they lie on a plateau, where a third more or less of any but `KIN` costs under 0.01 of F1.
 */
export function weighEssayTerms(essay: Essay): WeighedTerm[] {
  const uses = new Map<string, number>();
  const mention = (text: string, share: number) => {
    for (const term of new Set(contentTerms(text))) uses.set(term, (uses.get(term) ?? 0) + share);
  };
  mention(essay.title, LABEL_SHARE);
  for (const { label } of essay.themes) mention(label, LABEL_SHARE);
  for (const { text } of essay.claims) mention(text, 1);
  const telling = (term: string) => Math.max(0, rarityOf(term) - COMMON);
  const weighed = [...uses]
    .filter(([term]) => telling(term) > 0)
    .toSorted(([a, times], [b, timesB]) => timesB * telling(b) - times * telling(a))
    .slice(0, MOST_TERMS)
    .map(([term, count]): WeighedTerm => {
      const rarity = telling(term);
      return { term, weight: count ** USES_POWER * rarity ** RARITY_POWER, page: rarity ** PAGE_RARITY_POWER };
    });
  const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1;
  return weighed.map((each) => ({ ...each, weight: each.weight / length }));
}

/** Finds those of the other essays that are on the same subject, by their place. */
export function kinOf(weighed: WeighedTerm[], others = otherEssays()): number[] {
  const cosines = new Map<number, number>();
  for (const { term, weight, page } of weighed)
    for (const [place, product] of others.get(term) ?? [])
      cosines.set(place, (cosines.get(place) ?? 0) + (weight * product) / page);
  return [...cosines].filter(([, cosine]) => cosine >= KIN).map(([place]) => place);
}

/** Distils an essay into the words that tell its themes. Apart from the gate, which needs no table of frequencies. */
export function buildGateProfile(essay: Essay): GateProfile {
  const themesOf = new Map<string, Set<number>>();
  const position = new Map(essay.themes.map((theme, index) => [theme.id, index]));
  const place = (text: string, theme: number | undefined) => {
    if (theme === undefined) return;
    for (const term of contentTerms(text)) themesOf.set(term, (themesOf.get(term) ?? new Set()).add(theme));
  };
  for (const [index, { label }] of essay.themes.entries()) place(label, index);
  for (const claim of essay.claims) place(claim.text, position.get(claim.theme));
  const weighed = weighEssayTerms(essay);
  const louder = Math.max(1, FEW_TERMS / weighed.length) ** FEW_POWER;
  return {
    essay: essay.id,
    title: essay.title,
    version: PROFILE_VERSION,
    themes: essay.themes.map(({ id }) => id),
    kin: kinOf(weighed),
    terms: weighed.map(({ term, weight, page }): ProfileTerm => [
      term,
      Number((weight * page * louder).toFixed(4)),
      [...(themesOf.get(term) ?? [])],
    ]),
  };
}
