// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { MatchingError } from '../model/errors.ts';
import { createAnswers } from './answers.ts';
import { matchArticle } from './reading.ts';
import { articleOf, COUNT } from './readingstage.ts';

it('reads the rest by its words once the network has failed, while what is foreseen hangs', async () => {
  let asked = 0;
  const foreseeMatches = vi.fn(() => new Promise<never>(() => {}));
  const total = await Promise.race([
    matchArticle({
      found: { article: articleOf(COUNT), places: [], essays: ['e'] },
      answers: createAnswers(),
      rank: async (sentences) => sentences.map((_, i) => -i),
      ask: {
        foreseeMatches,
        async matchSentences({ byWords }) {
          asked += 1;
          if (byWords || asked === 1) return [];
          await vi.waitFor(() => expect(foreseeMatches).toHaveBeenCalled());
          throw new MatchingError('MatchTimeoutError');
        },
      },
      whenSeen: async () => {},
      signal: new AbortController().signal,
      onProgress: () => {},
    }).then((reading) => reading.total),
    new Promise((resolve) => setTimeout(() => resolve('hangs'), 2000)),
  ]);
  expect(total).toBe(COUNT);
});
