import { isAsciiLetter } from '../article/asciiletter.ts';
import { foldAccents, foldLetters, foldName, isNamePart, wordPattern } from './spelling.ts';
import { stemByRule } from './stemrules.ts';

/**
 * What the glance needs of an essay: under 2 KB of JSON, and no list of names or stop words beside it, because every
 * page that is opened pays for what the glance brings along. `makeGlanceProfile` makes it.
 */
export interface GlanceProfile {
  /** Changes whenever anything of the essay's gate profile does. */
  version: string;
  /** The essay's leading terms. */
  terms: string[];
  /** What each of them tells, as in the gate profile. */
  weights: number[];
  /** How the news spells those that are actors, in words, with the term's position in `terms`; longest first. */
  names: [words: string[], term: number][];
  /** Forms that meet a term by no rule ("sought"), with the term's position. */
  forms: [form: string, term: number][];
  /**
   * Strings of which a text has at least one if it has the term, with the term's position. In lower case they are
   * sought in the text in lower case without accents, else in the text as it stands.
   */
  hints: [hint: string, term: number][];
}

/** `glance` reads this much raw text, in UTF-16 units: a page's furniture and the first thousand words or so. */
const GLANCED_LENGTH = 30_000;

/** It asks for this many of the leading terms, this often in all... */
const GLANCE_DISTINCT = 2;
const GLANCE_COUNT = 3;

/**
 * ...and for this much weight of them, each counted once: "peace" and "war" are in any encyclopaedia. Of 530 articles an
 * essay's own glance so passes 495, 452 of the 460 that the gate takes, and 7.7 % of others'. From 0.41 on a short piece on
 * Europe's defence is lost, 0.402 of whose weight is in these two words. Twenty terms and 0.52 passed 501, 455 and 7.3 %, and
 * took half as long again.
 */
const GLANCE_WEIGHT = 0.4;

/**
 * Tells from raw page text, in about a millisecond, whether any essay could be on theme. May say yes wrongly, hardly
 * ever no: it counts what `countTerms` would count of the leading terms, and now and then a little more, since it
 * knows no stop words and no names but the essay's.
 */
export function glance(profiles: GlanceProfile[], text: string): boolean {
  const glanced = text.slice(0, GLANCED_LENGTH);
  // Without a word being cut, which is ten times the work: hardly any page off the themes has two of the terms.
  const plain = foldLetters(glanced.toLowerCase().normalize('NFKD').replace(ACCENTS, '')).replaceAll('.', '');
  const hinted = profiles.filter((profile) => isHinted(profile, glanced, plain));
  if (hinted.length === 0) return false;
  const words = glanced.match(wordPattern(glanced)) ?? [];
  return hinted.some((profile) => isSeen(profile, words));
}

/** Those of Latin letters; `\p{M}`, every script’s, takes a page three times as long the first time. */
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * A term of so much weight need not have another beside it: repeated it brings a page on theme alone. Only essays of a claim or
 * two about one name have such terms; the heaviest of the 120 training essays has 0.95.
 */
const GLANCE_ALONE = 1;

const isEnough = (distinct: number, weight: number): boolean =>
  weight >= (distinct >= GLANCE_DISTINCT ? GLANCE_WEIGHT : GLANCE_ALONE);

function isHinted({ hints, weights }: GlanceProfile, text: string, plain: string): boolean {
  const terms = new Set<number>();
  let weight = 0;
  for (const [hint, term] of hints) {
    if (terms.has(term) || !(hint === hint.toLowerCase() ? plain : text).includes(hint)) continue;
    terms.add(term);
    weight += weights[term]!;
    if (isEnough(terms.size, weight)) return true;
  }
  return false;
}

function isSeen({ terms, weights, names, forms, hints }: GlanceProfile, words: string[]): boolean {
  const counts = terms.map(() => 0);
  const known = new Map([...terms.map((term, i): [string, number] => [term, i]), ...forms]);
  const beginnings = new Set([...known.keys()].map(beginningOf));
  const hinted = Map.groupBy(
    hints.map(([hint]) => hint.toLowerCase().replaceAll('.', '')),
    ([letter]) => letter,
  );
  /**
   * Most words begin like no term and no name. To fold a thousand of them takes a page a millisecond or two, and the first one
   * that goes through the rules of spelling another.
   */
  const isWorthALook = (word: string): boolean => {
    if (!isPlain(word)) return true;
    const lower = foldAccents(word.toLowerCase());
    return hinted.get(lower[0])?.some((hint) => lower.startsWith(hint)) === true;
  };
  const namesBy = new Map<string, GlanceProfile['names']>();
  for (const name of names) {
    const first = name[0][0]!.toLowerCase();
    namesBy.set(first, [...(namesBy.get(first) ?? []), name]);
  }
  let seen = 0;
  let distinct = 0;
  let weight = 0;
  for (let i = 0; i < words.length; i += 1) {
    if (!isWorthALook(words[i]!)) continue;
    const word = foldName(words[i]!);
    const lower = word.toLowerCase();
    const name = word === lower ? undefined : namesBy.get(lower)?.find(([parts]) => isAt(parts, words, i));
    const term = name ? name[1] : termOf(lower);
    if (name) i += name[0].length - 1;
    if (term === undefined) continue;
    if (counts[term] === 0) {
      distinct += 1;
      weight += weights[term]!;
    }
    counts[term]! += 1;
    seen += 1;
    if (seen >= GLANCE_COUNT && isEnough(distinct, weight)) return true;
  }
  return false;

  function termOf(lower: string): number | undefined {
    const folded = foldAccents(lower);
    return beginnings.has(beginningOf(folded)) ? (known.get(folded) ?? known.get(stemByRule(folded))) : undefined;
  }
}

function isAt(parts: string[], words: string[], at: number): boolean {
  return parts.every((part, offset) => at + offset < words.length && isNamePart(part, foldName(words[at + offset]!)));
}

/** Tells whether a word begins with two letters of ASCII, which folding leaves as they are. */
function isPlain(word: string): boolean {
  return isAsciiLetter(word.charCodeAt(0)) && isAsciiLetter(word.charCodeAt(1));
}

function beginningOf(word: string): string {
  return word.slice(0, 2);
}
