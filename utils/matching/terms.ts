import { actorAt } from './gazetteer.ts';
import { foldAccents, foldName, wordPattern } from './spelling.ts';
import { stem } from './stem.ts';
import { isStopword } from './stopwords.ts';

/** A word or name of a text. Offsets are UTF-16 code units into the text. */
export interface Token {
  /** As the text spells it. */
  text: string;
  start: number;
  end: number;
  /** The key under which other forms meet it: a stem, or the canonical name of an actor ("Kyiv" and "Ukrainian": "ukraine"). */
  term: string;
  /** `name`: a known actor, or capitalised where no sentence begins; `number`: begins with a digit. */
  kind: 'word' | 'name' | 'number';
  stop: boolean;
}

/** A term of a text: how often it occurs and how it is spelt first. */
export interface TermCount {
  count: number;
  spelling: string;
}

/** Cuts a text into its words, each with its term. Never fails; a text without words gives none. */
export function tokenize(text: string): Token[] {
  const found = [...text.matchAll(wordPattern(text))];
  const words = found.map((match) => foldName(match[0]));
  const tokens: Token[] = [];
  for (let i = 0; i < found.length;) {
    const start = found[i]!.index;
    const actor = actorAt(words, i);
    const last = found[i + (actor ? actor.length - 1 : 0)]!;
    const end = last.index + last[0].length;
    tokens.push(actor ? makeActor(text, start, end, actor.actor) : makeWord(text, start, end, words[i]!));
    i += actor ? actor.length : 1;
  }
  return tokens;
}

function makeActor(text: string, start: number, end: number, actor: string): Token {
  return { text: text.slice(start, end), start, end, term: actor, kind: 'name', stop: false };
}

function makeWord(text: string, start: number, end: number, word: string): Token {
  const lower = foldAccents(word.toLowerCase());
  const initial = word.charCodeAt(0);
  const number = initial >= 48 && initial <= 57;
  const name = !number && word !== word.toLowerCase() && !beginsSentence(text, start);
  return {
    text: text.slice(start, end),
    start,
    end,
    term: number ? lower.replaceAll(',', '') : stem(lower),
    kind: number ? 'number' : name ? 'name' : 'word',
    stop: lower.length < 2 || isStopword(lower),
  };
}

/** Tells whether nothing or a full stop lies before, quotation marks and brackets aside. */
function beginsSentence(text: string, start: number): boolean {
  for (let i = start - 1; i >= 0; i -= 1) {
    const before = text[i]!;
    if (/[\s"'“”‘’([«»]/.test(before)) continue;
    return /[.!?:…•\n—–]/.test(before);
  }
  return true;
}

/** Lists the terms that say something about the subject, in order, repeated as they repeat. */
export function contentTerms(text: string): string[] {
  return tokenize(text)
    .filter((token) => !token.stop && token.kind !== 'number')
    .map((token) => token.term);
}

/** A term of the title counts as if the text had it so many times more. */
const TITLE_COUNT = 3;

/** What `countTerms` last counted: several essays' gates ask about one page in turn. */
let lastText: string | undefined;
let lastTitle: string | undefined;
let lastCounts: TermCounts | undefined;

export interface TermCounts {
  terms: Map<string, TermCount>;
}

/** Lists terms with their counts, as they are sent: how the text spells them stays behind. */
export function listTerms({ terms }: TermCounts): [term: string, count: number][] {
  return [...terms].map(([term, { count }]) => [term, count]);
}

/** The counts of a list of terms, each its own spelling. */
export function countsOf(list: [term: string, count: number][]): TermCounts {
  return { terms: new Map(list.map(([term, count]) => [term, { count, spelling: term }])) };
}

/** Counts the subject terms of a text and its title. Remembers the last text, so that asking again costs nothing. */
export function countTerms(text: string, title = ''): TermCounts {
  if (lastCounts && text === lastText && title === lastTitle) return lastCounts;
  const terms = new Map<string, TermCount>();
  const add = (read: string, times: number) => {
    for (const token of tokenize(read)) {
      if (token.stop || token.kind === 'number') continue;
      const seen = terms.get(token.term);
      if (seen) seen.count += times;
      else terms.set(token.term, { count: times, spelling: token.text });
    }
  };
  add(title, TITLE_COUNT);
  add(text, 1);
  lastText = text;
  lastTitle = title;
  lastCounts = { terms };
  return lastCounts;
}
