import { isPlural, writeWord, type PlacedWord } from './placedwords.ts';
import { standsAsVerb, type WordClasses } from './wordclasses.ts';

/** A noun phrase of more than one word as an essay writes it: "price freeze", "nickel and cobalt", "Port Moresby". */
export interface NounPhrase {
  /** In the plural where the essay has that too, else as it is written most. */
  text: string;
  /** Its telling terms, the head last. */
  terms: string[];
  /** All its words are nouns, one after the other. */
  compound: boolean;
  /** It is a name. */
  name: boolean;
  /** How many times the essay writes it, in whatever number. */
  uses: number;
}

/** Phrases have at most so many words, names more. */
const LONGEST = 3;
const LONGEST_NAME = 5;

/** What may stand between two nouns of a phrase. */
const LINKS = /^(?:and|or|of|of the)$/;

/** What qualifies without being part of a term: "cheaper", "wounded", "newly". */
const LOOSE = /(?:er|est|ed|ly)$/;

/** Lists an essay's noun phrases, each once. */
export function findNounPhrases(texts: PlacedWord[][], classes: WordClasses): NounPhrase[] {
  const isNoun = (word: PlacedWord) => word.content && classes.nouns.has(word.spelling);
  const found = new Map<string, { words: PlacedWord[]; written: Map<string, number> }>();
  for (const words of texts)
    for (const part of [...findTerms(words, classes, isNoun), ...findPairs(words, isNoun)]) {
      const key = part.map(({ term }) => term).join(' ');
      const phrase = found.get(key) ?? { words: part, written: new Map<string, number>() };
      const text = part.map((word, index) => (index > 0 ? word.gap : '') + writeWord(word)).join('');
      phrase.written.set(text, (phrase.written.get(text) ?? 0) + 1);
      found.set(key, phrase);
    }
  return [...found.values()]
    .map(({ words, written }) => ({
      text: [...written].toSorted((a, b) => Number(isPlural(b[0])) - Number(isPlural(a[0])) || b[1] - a[1])[0]![0],
      terms: words.filter(({ content }) => content).map(({ term }) => term),
      compound: words.every(isNoun),
      name: words.every(({ kind }) => kind === 'name'),
      uses: [...written.values()].reduce((sum, count) => sum + count, 0),
    }))
    .filter(({ terms }) => new Set(terms).size > 1);
}

/** Finds names, whole, and nouns with the words right before them: "price freeze", "long sentences". */
function findTerms(words: PlacedWord[], { nouns, verbs }: WordClasses, isNoun: (word: PlacedWord) => boolean) {
  const found: PlacedWord[][] = [];
  const belongs = (word: PlacedWord) =>
    word.kind === 'name' || nouns.has(word.spelling) || !(verbs.has(word.spelling) || LOOSE.test(word.spelling));
  for (const [from, to] of findRuns(words)) {
    if (words.slice(from, to).every(({ kind }) => kind === 'name')) {
      if (to - from <= LONGEST_NAME) found.push(words.slice(from, to));
      continue;
    }
    const cutsName = (at: number) =>
      at > from && at < to && words[at - 1]!.kind === 'name' && words[at]!.kind === 'name';
    for (let end = from + 2; end <= to; end += 1) {
      if (!isNoun(words[end - 1]!) || cutsName(end) || (end < to && isNoun(words[end]!))) continue;
      for (let start = end - 2; start >= Math.max(from, end - LONGEST) && belongs(words[start]!); start -= 1)
        if (!cutsName(start) && words[start]!.content && !standsAsVerb(words, start))
          found.push(words.slice(start, end));
    }
  }
  return found;
}

/** Finds two nouns that a small word links: "nickel and cobalt", "law of the sea". */
function findPairs(words: PlacedWord[], isNoun: (word: PlacedWord) => boolean): PlacedWord[][] {
  const runs = findRuns(words);
  return runs.flatMap(([, end], index) => {
    const [start, stop] = runs[index + 1] ?? [0, 0];
    if (stop - start !== 1) return [];
    const part = words.slice(end - 1, stop);
    const link = part.slice(1, -1).map(({ spelling }) => spelling);
    const whole = part.slice(1).every(({ joined }) => joined) && !part[0]!.possessive;
    return whole && LINKS.test(link.join(' ')) && isNoun(part[0]!) && isNoun(part.at(-1)!) ? [part] : [];
  });
}

/** Finds the runs (start, end) of joined words that may name something; a possessive ends one, a name keeps its "New". */
function findRuns(words: PlacedWord[]): [number, number][] {
  const runs: [number, number][] = [];
  let open = false;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const fits = word.content || (word.kind === 'name' && next?.kind === 'name' && next.joined);
    if (fits && open && word.joined && !words[index - 1]!.possessive) runs.at(-1)![1] = index + 1;
    else if (fits) runs.push([index, index + 1]);
    open = fits;
  }
  return runs;
}
