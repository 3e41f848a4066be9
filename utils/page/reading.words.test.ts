import { afterEach, expect, it, vi } from 'vitest';
import type { Match, SentenceInput } from '../matching/match.ts';
import { MatchingError } from '../model/errors.ts';
import { createAnswers } from './answers.ts';
import { matchArticle, type Progress } from './reading.ts';
import { articleOf, COUNT } from './readingstage.ts';

const damaged = () => new MatchingError('ModelDamagedError');
const timedOut = () => new MatchingError('MatchTimeoutError');

/** Says of each sentence that it agrees, or disputes. */
const all = (sentences: SentenceInput[], relation: Match['relation']): Match[] =>
  sentences.map((_, sentence) => ({
    sentence,
    essay: 'e',
    claim: 'c',
    relation,
    score: 0.9,
    why: { sentence: [], claim: [] },
  }));

/** A page that is read as often as the test likes. Words answer at once, and say that all agrees. */
function page(network: (sentences: SentenceInput[], call: number) => Promise<Match[]>) {
  const asked: { words: boolean; count: number }[] = [];
  const answers = createAnswers();
  const foresee = vi.fn(async () => []);
  const told: Progress[] = [];
  let calls = 0;
  const read = async () => {
    told.length = 0;
    asked.length = 0;
    return await matchArticle({
      found: { article: articleOf(COUNT), places: [], essays: ['e'] },
      answers,
      rank: async () => [],
      ask: {
        foreseeMatches: foresee,
        matchSentences: async ({ sentences, byWords: words = false }) => {
          asked.push({ words, count: sentences.length });
          return words ? all(sentences, 'agrees') : await network(sentences, calls++);
        },
      },
      whenSeen: async () => {},
      onProgress: (progress) => void told.push(progress),
      signal: new AbortController().signal,
    });
  };
  const shown = (at: number) => told.at(at)!.matches.map(({ relation, byWords }) => `${relation}${byWords ? '?' : ''}`);
  return { asked, answers, foresee, told, read, shown };
}
const times = (count: number, what: string) => Array.from({ length: count }, () => what);

afterEach(() => void vi.useRealTimers());

it('reads by words alone and says why, without asking the network for each batch', async () => {
  const { asked, read } = page(() => Promise.reject(damaged()));
  expect(await read()).toEqual({ total: COUNT, byWords: damaged().message });
  // Two batches were under way when the first failed.
  expect(asked.filter(({ words }) => !words).length).toBeLessThanOrEqual(2);
  expect(asked.filter(({ words }) => words).reduce((sum, { count }) => sum + count, 0)).toBe(COUNT);
});

it('asks the network again only after a while', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { asked, answers, read } = page(() => Promise.reject(damaged()));
  await read();
  await read();
  expect(asked.every(({ words }) => words)).toBe(true);
  vi.advanceTimersByTime(60_000);
  await read();
  expect(asked[0]).toMatchObject({ words: false });
  expect(answers.failure).not.toBeNull();
});

it('calls what words said a guess, shows it from the first on when it reads again, and until the network answers', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let fails = true;
  const { told, read, shown } = page(async (sentences) => {
    if (fails) throw timedOut();
    return all(sentences.slice(1), 'disputes');
  });
  await read();
  expect(shown(0)).toEqual([]);
  expect(shown(-1)).toEqual(times(COUNT, 'agrees?'));
  vi.advanceTimersByTime(60_000);
  await read();
  expect(told[0]!.done).toBe(0);
  for (const at of told.keys()) expect(shown(at)).toEqual(times(COUNT, 'agrees?'));
  fails = false;
  vi.advanceTimersByTime(60_000);
  expect(await read()).toEqual({ total: COUNT });
  expect(shown(0)).toEqual(times(COUNT, 'agrees?'));
  // The first batch is of one sentence, of which the network says nothing.
  expect(told[1]).toMatchObject({ isNews: true, done: 1 });
  expect(shown(1)).toEqual(times(COUNT - 1, 'agrees?'));
  expect(shown(-1).every((each) => each === 'disputes')).toBe(true);
});

it('has what lies with a network that hangs answered by words once it failed on some, and asks it for nothing else', async () => {
  const { asked, foresee, read } = page((_, call) => (call === 0 ? Promise.reject(timedOut()) : new Promise(() => {})));
  expect(await read()).toEqual({ total: COUNT, byWords: timedOut().message });
  expect(asked.filter(({ words }) => !words)).toHaveLength(2);
  expect(foresee).not.toHaveBeenCalled();
});

it('says that words had to do for some also where the network answered after all', async () => {
  const { answers, read, shown } = page(async (sentences, call) => {
    if (call === 0) throw timedOut();
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
    return all(sentences, 'disputes');
  });
  expect(await read()).toEqual({ total: COUNT, byWords: timedOut().message });
  expect(answers.failure).toBeNull();
  expect(shown(-1)).toEqual(['agrees?', ...times(COUNT - 1, 'disputes')]);
});

it('does not answer by words what has nothing to do with the network', async () => {
  const { read } = page(() => Promise.reject(new MatchingError('EssayMissingError')));
  await expect(read()).rejects.toThrow(/no longer in your library/);
});
