import type { Essay } from '../essays/essay.ts';
import { rarityOf } from '../matching/background.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { createProspects } from '../matching/prospects.ts';
import { tokenize } from '../matching/terms.ts';
import type { Sender } from '../messaging/handlers.ts';
import type { ClaimGuess } from '../messaging/protocol.ts';
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
/** Letters by which two forms of a word are taken for one in the rough look. */
const ROOT = 5;

/**
 * Lists every claim of the essays that are looked for, those first that a sentence is likeliest to make. Essays nearest to
 * the sentence by their words are asked about first; where the matcher fails, or there are too many of them, the others
 * follow in that order: the reader can choose all the same.
 */
export function createGuessClaims(match: MatchAll) {
  return async (sentence: SentenceInput, sender: Sender): Promise<ClaimGuess[]> => {
    const start = performance.now();
    const guesses: ClaimGuess[] = [];
    const essays = nearestFirst(await listEssays(), sentence.text);
    const guess = async (essay: string): Promise<Match[]> => {
      // The nearest is asked whatever reading the library took.
      if (guesses.length > 0 && performance.now() - start >= PATIENCE) return [];
      return match({ essay, sentences: [sentence], all: true }, sender).catch((error: unknown): Match[] => {
        console.warn('Throughline lists claims without a guess', error);
        return [];
      });
    };
    for (const essay of essays) {
      const found = new Map((await guess(essay.id)).map((each) => [each.claim, each]));
      for (const { id, text } of essay.claims) {
        const { relation = 'agrees', score = 0, why = { sentence: [], claim: [] } } = found.get(id) ?? {};
        const { title, author } = essay;
        guesses.push({ essay: essay.id, claim: id, text, essayTitle: title, author, relation, score, why });
      }
    }
    return guesses.toSorted((a, b) => b.score - a.score);
  };
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
