import { rarityOf } from '../matching/background.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { createProspects } from '../matching/prospects.ts';
import type { Sender } from '../messaging/handlers.ts';
import type { ClaimGuess } from '../messaging/protocol.ts';
import { listEssays, type ListedEssay } from '../storage/essays.ts';

type MatchAll = (request: { essay: string; sentences: SentenceInput[]; all: true }, sender: Sender) => Promise<Match[]>;

/**
 * Milliseconds after which the matcher is asked about no further essay. One whose claims it has never read takes it a
 * second or more, so that a library of a hundred would have the reader wait for minutes.
 */
const PATIENCE = 4_000;

/**
 * Lists every claim of the essays that are looked for, those first that a sentence is likeliest to make. Essays nearest to
 * the sentence by their words are asked about first; where the matcher fails, or there are too many of them, the others
 * follow in that order: the reader can choose all the same.
 */
export function createGuessClaims(match: MatchAll) {
  return async (sentence: SentenceInput, sender: Sender): Promise<ClaimGuess[]> => {
    const guesses: ClaimGuess[] = [];
    const essays = nearestFirst(await listEssays(), sentence.text);
    const start = performance.now();
    const guess = async (essay: string): Promise<Match[]> => {
      if (performance.now() - start >= PATIENCE) return [];
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
  return essays
    .filter(({ enabled }) => enabled)
    .map((essay) => ({ essay, prospect: createProspects(essay, rarityOf)(text) }))
    .toSorted((a, b) => b.prospect - a.prospect)
    .map(({ essay }) => essay);
}
