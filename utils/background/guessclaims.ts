import type { Essay } from '../essays/essay.ts';
import { rarityOf } from '../matching/background.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { createProspects } from '../matching/prospects.ts';
import { tokenize } from '../matching/terms.ts';
import type { Sender } from '../messaging/handlers.ts';
import type { ClaimGuess, ClaimGuesses } from '../messaging/protocol.ts';
import { foldTyped } from '../notes/foldterm.ts';
import { listEssays, type ListedEssay } from '../storage/essays.ts';

type MatchAll = (request: { essay: string; sentences: SentenceInput[]; all: true }, sender: Sender) => Promise<Match[]>;

/**
 * Milliseconds from the question on after which the matcher is asked about no further essay. One whose claims it has
 * never read takes it a second or more, so that a library of a hundred would have the reader wait for minutes.
 */
const PATIENCE = 4_000;

/**
 * Essays whose claims are measured word by word, some 3 ms each: of a thousand it would take as long as all the patience
 * there is, and no other page be answered meanwhile. The likeliest by a rougher look are.
 */
const MOST_MEASURED = 50;
/** Claims told to a page: more than one essay's nobody looks through, and a library of a thousand has tens of thousands. */
const MOST_TOLD = 50;

/** Letters by which two forms of a word are taken for one in the rough look. */
const ROOT = 5;

/** All claims that can be chosen for one sentence, likeliest first. */
interface Ranked {
  claims: { guess: ClaimGuess; author: string }[];
  essays: number;
  /** What words are sought in, claim by claim; null: none were yet. */
  folded: string[] | null;
}

/**
 * Answers which claims a sentence is likeliest to make, of all or of those with the words that are sought: a page is told
 * what its card shows, not the library. The last sentence's claims stay ranked while the reader types.
 */
export function createGuessClaims(match: MatchAll) {
  let last: { key: string; ranked: Promise<Ranked> } | null = null;
  return async (
    { words = '', ...sentence }: SentenceInput & { words?: string | undefined },
    sender: Sender,
  ): Promise<ClaimGuesses> => {
    const key = JSON.stringify([sender.tab?.id, sentence.text, sentence.context]);
    // Asked without words the sentence comes anew, and the library may be another by then.
    if (words.trim() === '' || last?.key !== key) last = { key, ranked: rank(sentence, (of) => match(of, sender)) };
    const mine = last;
    const ranked = await mine.ranked.catch((error: unknown) => {
      if (last === mine) last = null;
      throw error;
    });
    const fitting = words.trim() === '' ? ranked.claims : withWords(ranked, words);
    return {
      likeliest: fitting.slice(0, MOST_TOLD).map(({ guess }) => guess),
      fitting: fitting.length,
      claims: ranked.claims.length,
      essays: ranked.essays,
    };
  };
}

function withWords(ranked: Ranked, words: string): Ranked['claims'] {
  const folded = (ranked.folded ??= ranked.claims.map(({ guess: { text, essayTitle }, author }) =>
    foldTyped(`${text} ${essayTitle} ${author}`),
  ));
  const sought = foldTyped(words).split(/\s+/);
  return ranked.claims.filter((_, place) => sought.every((word) => folded[place]!.includes(word)));
}

/**
 * Ranks every claim of the essays that are looked for. Essays nearest to the sentence by their words are asked about
 * first; where the matcher fails, or there are too many of them, the others follow in that order: the reader can choose
 * all the same.
 */
async function rank(
  sentence: SentenceInput,
  match: (request: Parameters<MatchAll>[0]) => Promise<Match[]>,
): Promise<Ranked> {
  const start = performance.now();
  const claims: Ranked['claims'] = [];
  const essays = nearestFirst(await listEssays(), sentence.text);
  const guess = async (essay: string): Promise<Match[]> => {
    // The nearest is asked whatever reading the library took.
    if (claims.length > 0 && performance.now() - start >= PATIENCE) return [];
    return match({ essay, sentences: [sentence], all: true }).catch((error: unknown): Match[] => {
      console.warn('Throughline lists claims without a guess', error);
      return [];
    });
  };
  for (const essay of essays) {
    const found = new Map((await guess(essay.id)).map((each) => [each.claim, each]));
    for (const { id, text } of essay.claims) {
      const { score = 0, why = { sentence: [], claim: [] } } = found.get(id) ?? {};
      claims.push({
        guess: { essay: essay.id, claim: id, text, essayTitle: essay.title, score, why },
        author: essay.author,
      });
    }
  }
  return { claims: claims.toSorted((a, b) => b.guess.score - a.guess.score), essays: essays.length, folded: null };
}

/** Orders the essays that are switched on by their likeliest claim, as its words tell. */
function nearestFirst(essays: ListedEssay[], text: string): ListedEssay[] {
  const enabled = essays.filter((essay) => essay.enabled);
  const roughly = enabled.length > MOST_MEASURED ? descending(enabled, sharedRoots(text)) : enabled;
  const measured = roughly.slice(0, MOST_MEASURED);
  return [...descending(measured, (essay) => createProspects(essay, rarityOf)(text)), ...roughly.slice(MOST_MEASURED)];
}

function descending(essays: ListedEssay[], measure: (essay: ListedEssay) => number): ListedEssay[] {
  return essays
    .map((essay) => ({ essay, measure: measure(essay) }))
    .toSorted((a, b) => b.measure - a.measure)
    .map(({ essay }) => essay);
}

/** Makes the rough look: how telling the sentence's words are that one claim seems to hold, without reading its words. */
function sharedRoots(text: string): (essay: Essay) => number {
  const words = tokenize(text).filter(({ stop, kind }) => !stop && kind !== 'number');
  const roots = new Map(words.map((word) => [word.text.toLowerCase().slice(0, ROOT), rarityOf(word.term)]));
  const sumOf = (claim: string) =>
    [...roots].reduce((sum, [root, rarity]) => sum + (claim.includes(root) ? rarity : 0), 0);
  return ({ claims }) =>
    Math.max(
      0,
      ...claims.flatMap(({ text: own, wordings = [] }) =>
        [own, ...wordings.map((wording) => wording.text)].map((each) => sumOf(each.toLowerCase())),
      ),
    );
}
