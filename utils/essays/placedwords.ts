import { stem } from '../matching/stem.ts';
import { tokenize, type Token } from '../matching/terms.ts';

/** A token as it stands in its text. */
export interface PlacedWord extends Token {
  /** Lower case, without the possessive ending. */
  spelling: string;
  /** It may name a subject. */
  content: boolean;
  possessive: boolean;
  /** Only `gap`, a space or a hyphen, lies between it and the word before. */
  joined: boolean;
  gap: string;
}

/** What names no subject: contractions ("won't"), what counts or measures, and words for parts, persons or points of anything. */
const NAMELESS = new RegExp(
  `(?:n['’]t|['’](?:re|ll|ve|d|m))$|^(?:${[
    'gonna|back|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|forty|twenty|ten|eleven|twelve|two|three|four|five|six',
    'seven|eight|nine|dozen|hundred|thousand|million|billion|half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth',
    'tenth|cent|percent|dollar|euro|pound|rupee|kilo|metre|meter|mile|hectare|acre|hour|minute|night|morning|evening',
    'decade|century|spring|summer|autumn|winter|bit|deal|kind|sort|part|piece|share|rest|end|number|reason|sake|case',
    'trouble|point|moment|term|people|men|man|person|guy|fellow|place|name|answer|question|problem|idea',
    'example|fact|truth|view|argument|matter|choice|result|effect|difference|chance|change|purpose|thought|word|risk',
    'likelihood|rise|fall|increase|worse|worst|best|better',
  ].join('|')})s?$`,
  'i',
);

/** Plurals that the stem does not bring to their singular. */
const F_PLURAL = /(wol|cal|hal|shel|thie|loa)ves$/;

/** Terms that mean the same wherever an op-ed has both; the more telling one stands. */
const SAME = new Map([
  ['child', 'kid'],
  ['firm', 'company'],
  ['employe', 'worker'],
]);

/** Cuts a text into words that know what is around them. */
export function placeWords(text: string): PlacedWord[] {
  const tokens = tokenize(text);
  return tokens.map((token, index) => {
    const before = tokens[index - 1];
    const gap = before === undefined ? '' : text.slice(before.end, token.start);
    return {
      ...token,
      term: termOf(token),
      spelling: withoutPossessive(token.text).toLowerCase(),
      content: !token.stop && token.kind !== 'number' && !NAMELESS.test(withoutPossessive(token.text)),
      possessive: withoutPossessive(token.text) !== token.text,
      joined: gap === ' ' || gap === '-',
      gap,
    };
  });
}

function termOf({ text, term }: Token): string {
  const lower = text.toLowerCase();
  return SAME.get(term) ?? (F_PLURAL.test(lower) ? stem(lower.replace(F_PLURAL, '$1f')) : term);
}

function withoutPossessive(text: string): string {
  return text.replace(/['’]s?$/, '');
}

/** Lists the terms of a text that may name a subject. */
export function subjectTerms(text: string): Set<string> {
  return new Set(placeWords(text).flatMap(({ content, term }) => (content ? [term] : [])));
}

/** Writes a word as within a sentence, without the possessive: names and abbreviations keep their capitals. */
export function writeWord({ text, kind, spelling }: PlacedWord): string {
  return kind === 'name' || /^\p{Lu}{2}/u.test(text) ? withoutPossessive(text) : spelling;
}

/** Tells a plural by its letters. */
export function isPlural(spelling: string): boolean {
  return /[^su]s$|men$|children$/.test(spelling);
}
