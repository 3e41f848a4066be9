import type { Essay } from '../essays/essay.ts';
import { rarityOf } from './background.ts';
import type { GateProfile, ProfileTerm } from './gate.ts';
import { contentTerms } from './terms.ts';

/** Changes when profiles of an older make can no longer be scored. */
export const PROFILE_VERSION = 1;

/** An essay has some 200 to 500 terms; the tail of a long one tells little. */
const MOST_TERMS = 400;

/** Titles and theme labels say a theme once more, half as loud as a claim. */
const LABEL_SHARE = 0.5;

/** Rarity (nats) at which a word of general use stops telling anything. */
const COMMON = 0.7;

/** Rarity of an article's content word, root mean square: what `scoreThemes` takes for every term of the page. */
const USUAL_RARITY = 5;

/**
 * Distils an essay's claims into the words that tell its themes; wordings are left aside, so that the built-in essay
 * gets no better gate than one just imported. A term weighs by the number of claims that use it
 * and, squared with the page's side, by how rare it is at large. Nothing here knows any particular essay.
 */
export function buildGateProfile(essay: Essay): GateProfile {
  const mentions = new Map<string, number>();
  const themesOf = new Map<string, Set<number>>();
  const position = new Map(essay.themes.map((theme, index) => [theme.id, index]));
  const mention = (text: string, share: number, theme: number | undefined) => {
    for (const term of new Set(contentTerms(text))) {
      mentions.set(term, (mentions.get(term) ?? 0) + share);
      if (theme !== undefined) themesOf.set(term, (themesOf.get(term) ?? new Set()).add(theme));
    }
  };
  mention(essay.title, LABEL_SHARE, undefined);
  for (const [index, theme] of essay.themes.entries()) mention(theme.label, LABEL_SHARE, index);
  for (const claim of essay.claims) {
    mention(claim.text, 1, position.get(claim.theme));
  }
  const weighed = [...mentions]
    .map(([term, count]): [string, number] => [term, count * Math.max(0, rarityOf(term) - COMMON)])
    .filter(([, weight]) => weight > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_TERMS);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  const terms = weighed.map(([term, weight]): ProfileTerm => [
    term,
    Number(((weight / length) * (rarityOf(term) / USUAL_RARITY)).toFixed(4)),
    [...(themesOf.get(term) ?? [])],
  ]);
  return {
    essay: essay.id,
    title: essay.title,
    version: PROFILE_VERSION,
    themes: essay.themes.map(({ id }) => id),
    terms,
  };
}
