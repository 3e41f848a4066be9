import { rarityOf } from '../matching/background.ts';
import { countUses, sumRarity } from './sumterms.ts';
import { findNounPhrases, type NounPhrase } from './nounphrases.ts';
import { isName } from './nounspellings.ts';
import type { PlacedWord } from './placedwords.ts';
import type { WordClasses } from './wordclasses.ts';

/** From this rarity (`rarityOf`, nats) on a word tells by itself what is spoken of: "sugar" does, "price" does not. */
const TELLING = 2.6;

/** Where no phrase is found, a word of at least this rarity may stand alone; or, if any will do, of that. */
const ALONE = 2.2;
const ANY = 1.2;

/** The words of a phrase are on average at least this rare: "free country" is not. */
const TELLING_PHRASE = 1.8;

/** A phrase stands for its seed if it makes up this share of the seed's uses. */
const USUAL = 0.2;

/** A second noun is in this share of a theme's claims, and in two. */
const SECOND = 0.25;

/** What is no term unless it recurs: a participle or a plural before its noun. */
const UNSURE = /^\p{Ll}+(?:ed|ing|[^su]s) (?!and|or|of)/u;

/** The essay's own label has to fit where themes are listed: UTF-16 units. */
const LONGEST_LABEL = 60;

/** A name for a theme. */
export interface ThemeLabel {
  text: string;
  /** What it says. */
  terms: string[];
  /** Those of its terms that make a claim the theme's, each by itself. */
  gathers: string[];
}

/** What is to be named. */
export interface Unnamed {
  /** The term that its claims share, a noun. */
  seed: string;
  /** The claims' terms. */
  members: Set<string>[];
  /** Whether a further term may be in the label and gather claims. */
  fits: (term: string) => boolean;
  /** What other labels say. */
  said: string[][];
  /** A common word will do. */
  anyWord: boolean;
}

/**
 * Prepares to name themes as the essay would: by a phrase that it writes, else by one or two of its nouns. To name
 * gives null where only a word would be left that tells too little.
 * @param spellings how the essay writes its nouns, by term
 */
export function createThemeNamer(
  texts: PlacedWord[][],
  classes: WordClasses,
  spellings: Map<string, string>,
): (theme: Unnamed) => ThemeLabel | null {
  const uses = countUses(texts.map((words) => words.map(({ term }) => term)));
  const phrases = findNounPhrases(texts, classes).filter(
    ({ text, terms }) => text.length <= LONGEST_LABEL && sumRarity(terms) / terms.length >= TELLING_PHRASE,
  );
  /** Writes a term as the name that it is mostly part of, or by itself. */
  const nameOf = (term: string): Pick<NounPhrase, 'text' | 'terms'> =>
    phrases.find(({ name, terms, uses: own }) => name && terms.includes(term) && own * 2 >= uses.get(term)!) ?? {
      text: spellings.get(term)!,
      terms: [term],
    };
  return (theme) => {
    const { seed, members, fits, anyWord } = theme;
    const within = countUses(members);
    const share = (term: string) => (within.get(term) ?? 0) / members.length;
    const worth = ({ terms, uses: own }: NounPhrase) =>
      Math.sqrt(own) * terms.reduce((sum, term) => sum + rarityOf(term) * share(term), 0);
    const [phrase] = phrases
      .filter((one) => one.terms.includes(seed) && standsFor(one, theme, within))
      .toSorted((a, b) => worth(b) - worth(a));
    if (phrase) return { text: capitalise(phrase.text), terms: phrase.terms, gathers: [seed] };
    const name = nameOf(seed);
    const [second] = [...within]
      .filter(([term, count]) => term !== seed && count >= Math.max(2, members.length * SECOND))
      .filter(([term]) => spellings.has(term) && rarityOf(term) >= ALONE && nameOf(term).terms.every(fits))
      .toSorted((a, b) => b[1] * rarityOf(b[0]) - a[1] * rarityOf(a[0]))
      .map(([term]) => ({ term, ...nameOf(term) }));
    const text = second ? `${name.text} and ${second.text}` : name.text;
    const tells = second !== undefined || rarityOf(seed) >= (anyWord || isName(name.text) ? ANY : ALONE);
    if (!tells || text.length > LONGEST_LABEL) return null;
    return {
      text: capitalise(text),
      terms: [...name.terms, ...(second?.terms ?? [])],
      gathers: [seed, ...(second ? [second.term] : [])],
    };
  };

  /** One that recurs makes up enough of its seed's uses; one written once is made of what recurs. */
  function standsFor({ text, terms, compound, uses: own }: NounPhrase, theme: Unnamed, within: Map<string, number>) {
    const { seed, members, fits, said } = theme;
    const common = rarityOf(seed) < TELLING;
    const isHead = terms.at(-1) === seed;
    if (said.some((label) => label.every((term) => terms.includes(term)))) return false;
    if (!isHead && !terms.every((term) => term === seed || fits(term))) return false;
    if (own >= 2) return common || own / uses.get(seed)! >= USUAL;
    if (UNSURE.test(text) || isName(spellings.get(seed)!)) return false;
    if (!isHead && !common && !/ (?:and|of) /.test(text)) return false;
    if (terms.every((term) => term === seed || (within.get(term) ?? 0) >= 2)) return true;
    const recurs = terms.every((term) => uses.get(term)! >= 2);
    return (common || compound) && recurs && members.some((claim) => terms.every((term) => claim.has(term)));
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
