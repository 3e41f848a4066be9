import type { Match, SentenceInput } from '../matching/match.ts';
import type { Sender } from '../messaging/handlers.ts';
import type { ClaimGuess } from '../messaging/protocol.ts';
import { listEssays } from '../storage/essays.ts';

type MatchAll = (request: { essay: string; sentences: SentenceInput[]; all: true }, sender: Sender) => Promise<Match[]>;

/**
 * Lists every claim of the essays that are looked for, those first that a sentence is likeliest to make. Where the matcher
 * fails, in the essays' own order: the reader can choose all the same.
 */
export function createGuessClaims(match: MatchAll) {
  return async (sentence: SentenceInput, sender: Sender): Promise<ClaimGuess[]> => {
    const guesses: ClaimGuess[] = [];
    for (const essay of await listEssays()) {
      if (!essay.enabled) continue;
      const matches = await match({ essay: essay.id, sentences: [sentence], all: true }, sender).catch(
        (error: unknown): Match[] => {
          console.warn('Throughline lists claims without a guess', error);
          return [];
        },
      );
      const found = new Map(matches.map((each) => [each.claim, each]));
      for (const { id, text } of essay.claims) {
        const { relation = 'agrees', score = 0, why = { sentence: [], claim: [] } } = found.get(id) ?? {};
        const { title, author } = essay;
        guesses.push({ essay: essay.id, claim: id, text, essayTitle: title, author, relation, score, why });
      }
    }
    return guesses.toSorted((a, b) => b.score - a.score);
  };
}
