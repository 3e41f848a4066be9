/** Words that turn a sentence round. */
const NEGATIONS = new Set('not no never none nobody nothing neither nor nowhere without cannot'.split(' '));
/** Beginnings that turn a word round; what is left has at least three letters. */
const NEGATING = /^(?:un|in|im|il|ir|dis|mis|non)(\p{L}{3,})$/u;

const NUMBERS = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half twice ' +
    'once first second third fourth fifth sixth seventh eighth ninth tenth quarter hundreds thousands millions billions dozens'
  ).split(' '),
);

/** Words that a capital makes no name of: they open sentences. */
const OPENERS = new Set(
  (
    'a an the this that these those i he she it we you they my his her its our your their there here what who which when where ' +
    'why how if as so and but or yet for in on at by of to from with after before since while though although because some all ' +
    'many most more few such other others another then now also still even just is are was were be been has have had do does did ' +
    'will would can could may might must should'
  ).split(' '),
);

const WORD = /\d[\p{L}\d]*(?:[.,:]\d[\p{L}\d]*)*|\p{L}+(?:'\p{L}+)*/gu;

/**
 * Tells whether an edited text can still be the same sentence: the numbers, the names (what has a capital) and the
 * negations are the same, in the same order. A letter more or less in any other word is an edit; in these it may be another
 * sentence. English; accents, ligatures, kinds of quotes, dots in abbreviations and commas in numbers do not count.
 */
export function saysTheSame(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const telling = new Set([...words, ...others].filter(isTelling).map(fold));
  const [all, allOther] = [words.map(fold), others.map(fold)];
  const said = all.filter((word) => telling.has(word));
  const saidThere = allOther.filter((word) => telling.has(word));
  if (said.length !== saidThere.length || said.some((word, i) => word !== saidThere[i])) return false;
  return !isTurnedRound(new Set(all), new Set(allOther)) && !isTurnedRound(new Set(allOther), new Set(all));
}

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b]/gu, '')
    .replace(/[’‘ʼ‛`´]/g, "'")
    // "1,000" and "1 000", "U.S." and "US", "ministers'" and "minister's".
    .replace(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, '')
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, '$1');
  return (plain.match(WORD) ?? []).map((word) => (/n't$/i.test(word) ? 'not' : word.replace(/'s$/i, '')));
}

function isTelling(word: string): boolean {
  const lower = fold(word);
  return (
    /^\d/.test(word) || NEGATIONS.has(lower) || NUMBERS.has(lower) || (/^\p{Lu}/u.test(word) && !OPENERS.has(lower))
  );
}

/** "cannot" is "can't". */
function fold(word: string): string {
  const lower = word.toLowerCase();
  return lower === 'cannot' ? 'not' : lower;
}

/** "likely" where the other has "unlikely". */
function isTurnedRound(words: Set<string>, others: Set<string>): boolean {
  return [...words].some((word) => {
    const rest = NEGATING.exec(word)?.[1];
    return rest !== undefined && others.has(rest) && !others.has(word) && !words.has(rest);
  });
}
