import { alignWords, type Alignment } from './alignment.ts';
import type { ReadClaim, ReadText } from './claimside.ts';
import type { Explanation, Span } from './match.ts';
import { weigh, type Rarity } from './rarity.ts';
import { clausesOf, findStretches, roundOff, type Stretch } from './stretches.ts';
import { tokenize, type Token } from './terms.ts';
import { dot } from './vector.ts';

/** Stretches shown of each text. */
const SHOWN = 3;
/**
 * How near a word must lie to one of the other text, on the scale of `alignWords`, to tell: the mean of its text's words,
 * within these. This and the gains were chosen by eye on 25 true matches that the network never saw.
 */
const BAR = { least: 0.12, most: 0.17 };
/** Shares of the bar tried one after the other, until something tells. */
const EASES = [1, 0.85, 0.7, 0.55, 0.4];
/** What a word brings a stretch. A name says of whom both speak, not what they say. */
const GAIN = { least: -0.025, most: 0.12, name: 0.04, shared: 0.1, stop: -0.004 };

/** One text of a pair, seen from the other. */
interface Side {
  text: string;
  words: Token[];
  /** Terms that the other text holds too. */
  shared: Set<string>;
  /** How near each word lies to its nearest of the other text; null where the model does not tell. */
  nearest: number[] | null;
}

/**
 * Finds the parts of a sentence and of a claim that carried their match: the stretches whose words the model sets beside
 * words of the other text, or which both share by stem or name, directly or through the wording that lies nearest to the
 * sentence. Where there are none, the sentence's weightiest clause stands in.
 * @param alignment null where the model does not tell: shared words alone then
 */
export function explainMatch(
  text: string,
  sentence: ReadText,
  claimText: string,
  claim: ReadClaim,
  rarity: Rarity,
  alignment: Alignment | null,
): Explanation {
  const wording = [...claim.same, ...claim.dispute].toSorted(
    (a, b) => dot(sentence.vector, b.vector) - dot(sentence.vector, a.vector),
  )[0];
  const support = wording ? claim.words.terms.union(wording.words.terms) : claim.words.terms;
  const words = tokenize(text);
  const claimWords = tokenize(claimText);
  const near = alignment && alignWords(alignment, words, claimWords);
  const spans = tellingSpans({ text, words, shared: support, nearest: near && nearestOf(near, claimWords) });
  return {
    sentence: spans.length > 0 ? spans : weightiestClause(text, words, rarity),
    claim: tellingSpans({
      text: claimText,
      words: claimWords,
      shared: sentence.words.terms,
      nearest: near && nearestOf(turn(near, claimWords.length), words),
    }),
  };
}

function turn(rows: number[][], width: number): number[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]!));
}

function nearestOf(near: number[][], others: Token[]): number[] {
  return near.map((row) => row.reduce((most, value, at) => (others[at]!.stop ? most : Math.max(most, value)), 0));
}

/** Lowers the bar until a stretch says something: names alone do not. */
function tellingSpans(side: Side): Span[] {
  const { text, words } = side;
  let stretches: Stretch[] = [];
  for (const ease of side.nearest ? EASES : [1]) {
    stretches = findStretches(text, words, gainsOf(side, ease));
    if (stretches.some((stretch) => tells(words, stretch))) break;
  }
  return roundOff(text, words, stretches).slice(0, SHOWN);
}

function tells(words: Token[], { first, last }: Stretch): boolean {
  const content = words.slice(first, last + 1).filter(({ stop }) => !stop);
  return content.length > 1 && content.some(({ kind }) => kind !== 'name');
}

function gainsOf({ words, shared, nearest }: Side, ease: number): number[] {
  const told = (nearest ?? []).filter((_, at) => !words[at]!.stop);
  const usual = told.reduce((sum, value) => sum + value, 0) / Math.max(1, told.length);
  const bar = Math.min(BAR.most, Math.max(BAR.least, usual)) * ease;
  return words.map(({ stop, kind, term }, at) => {
    if (stop) return GAIN.stop;
    const most = kind === 'name' ? GAIN.name : GAIN.most;
    const gain = Math.min(most, Math.max(GAIN.least, (nearest?.[at] ?? 0) - bar));
    return shared.has(term) ? Math.max(gain, Math.min(most, GAIN.shared)) : gain;
  });
}

function weightiestClause(text: string, words: Token[], rarity: Rarity): Span[] {
  const clauses = clausesOf(text, words).map(({ first, last }) => ({
    start: words[first]!.start,
    end: words[last]!.end,
    weight: weigh(
      words.slice(first, last + 1).flatMap(({ stop, term }) => (stop ? [] : [term])),
      rarity,
    ),
  }));
  return clauses
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 1)
    .map(({ start, end }) => ({ start, end }));
}
