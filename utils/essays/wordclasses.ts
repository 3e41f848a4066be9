import type { PlacedWord } from './placedwords.ts';

/** What words are in a text, by spelling: nouns, and what is more verb than anything else. */
export interface WordClasses {
  nouns: Set<string>;
  verbs: Set<string>;
}

/** What opens a noun phrase: articles, pointing and owning words, words that count, prepositions other than "to". */
const OPENS =
  /^(?:a|an|the|this|these|those|my|your|his|her|its|our|their|some|any|no|every|each|both|another|such|what|which|whose|many|few|several|more|most|all|less|other|of|in|on|at|by|for|with|from|about|against|between|into|through|under|over|without|within|during|before|after|behind|per|than|as|like|among|across|beyond|despite)$/;

/** What a verb's object begins with. */
const OBJECT =
  /^(?:a|an|the|this|that|these|those|my|your|his|her|its|our|their|some|any|no|every|each|another|it|him|them|us|me|you|nothing|something|anything|nobody|everyone|everything|itself|themselves|himself|herself)$/;

/** What a verb follows: "to", auxiliaries that take a bare verb, and pronouns that can only be its subject. */
const BEFORE_VERB =
  /^(?:to|will|would|shall|should|can|could|may|might|must|cannot|do|does|did|not|never|i|we|you|he|she|they|it|who|let|lets)$|n['’]t$|['’](?:ll|d|ve|re)$/;

/** What follows a subject. */
const AFTER_NOUN = /^(?:is|are|was|were|has|had|will|would|can|could|must|should|may|might|cannot|does|did)$|n['’]t$/;

/** A word is taken for a noun from this much evidence on; one whose ending qualifies, from twice as much. */
const ENOUGH = 2;
const QUALIFIES = /(?:ing|ive|ous|able|ible|ful|less|ary|est|ish|al)$/;

/** Endings that are evidence enough. */
const NAMES = /(?:[tsc]ion|ment|ness|ity|ship|ism|[ea]nce|hood|dom)s?$/;

/** What is no noun for a label, whatever stands around it ("the poor", "the wounded"). */
const NEVER =
  /(?:[^aeiou]ed|[aeiou][^aeiou]ed|lly|[^pmi]ly)$|^(?:poor|rich|young|elderly|dead|free|dark|single|full|real|empty|little|big|small|large|high|low|long|short|early|late|hard|easy|right|wrong|true|false|public|private|common)(?:er|est)?$/;

/**
 * Tells nouns from other words by the company that they keep in a text: "the freeze will" and "of wolves." against "to
 * shoot", "they sell", "hears nothing". What the text uses too little to tell is neither. A tagger with a lexicon
 * (compromise 14) was tried on bench/opeds: 300 KB, and several times as long as all of the grouping takes, for labels
 * that were no better.
 */
export function classifyWords(texts: PlacedWord[][]): WordClasses {
  const evidence = new Map<string, number>();
  for (const words of texts)
    for (const [index, { content, spelling }] of words.entries())
      if (content) evidence.set(spelling, (evidence.get(spelling) ?? 0) + readCompany(words, index));
  const spellings = [...evidence.keys()];
  const sumOf = (word: string) => (evidence.get(word) ?? 0) + (NAMES.test(word) ? ENOUGH : 0);
  const certain = new Set(
    spellings.filter((word) => !NEVER.test(word) && sumOf(word) >= (QUALIFIES.test(word) ? 2 * ENOUGH : ENOUGH)),
  );
  const isNoun = (word: string) =>
    certain.has(word) || (sumOf(word) >= 0 && otherNumbers(word).some((other) => certain.has(other)));
  return {
    nouns: new Set(spellings.filter(isNoun)),
    verbs: new Set(spellings.filter((word) => sumOf(word) < 0)),
  };
}

/** Weighs what stands around a word: 2 or 1 for a noun, -2 for a verb, 0 where it does not tell. */
function readCompany(words: PlacedWord[], index: number): number {
  const word = words[index]!;
  const before = word.joined ? words[index - 1] : undefined;
  const after = words[index + 1]?.joined ? words[index + 1] : undefined;
  // "Chinese" in "Chinese tariffs" qualifies, as "African" in "African Union".
  if (word.kind === 'name') return after?.content && !word.possessive ? 0 : 2;
  if (standsAsVerb(words, index)) return -2;
  const opened = before !== undefined && opensPhrase(before);
  if (after && (OBJECT.test(after.spelling) || after.kind === 'number') && !opened) return -2;
  // "Mining ruins what it touches": an activity.
  if (!before && word.spelling.endsWith('ing') && after && /[^s]s$/.test(after.spelling)) return 2 * ENOUGH;
  if (after?.content && !word.possessive) return opened && /[^s]s$/.test(word.spelling) ? 1 : 0;
  const isSubject = after !== undefined && AFTER_NOUN.test(after.spelling);
  if (opened || (isSubject && !before)) return 2;
  if (before && /^(?:and|or)$/.test(before.spelling) && index > 2 && opensPhrase(words[index - 3]!)) return 1;
  for (let at = index; at > 0 && words[at]!.content && words[at]!.joined; at -= 1)
    if (opensPhrase(words[at - 1]!)) return 1;
  return isSubject ? 1 : 0;
}

/** Tells whether a word stands where a verb does: after "to", "will", "they". */
export function standsAsVerb(words: PlacedWord[], index: number): boolean {
  return words[index]!.joined && BEFORE_VERB.test(words[index - 1]!.spelling);
}

function opensPhrase({ spelling, kind, possessive }: PlacedWord): boolean {
  return OPENS.test(spelling) || kind === 'number' || possessive;
}

/** Lists what may be a word's plural or singular. */
function otherNumbers(word: string): string[] {
  return [
    `${word}s`,
    `${word}es`,
    word.replace(/y$/, 'ies'),
    word.replace(/ies$/, 'y'),
    word.replace(/es$/, ''),
    word.replace(/s$/, ''),
  ];
}
