import { describe, expect, it, vi } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { MatchingError } from './errors.ts';
import { createMatcher } from './matcher.ts';

const essay = (text: string): Essay => ({
  id: 'essay',
  title: 'T',
  author: 'A',
  themes: [{ id: 't', label: 'T' }],
  claims: [{ id: 'c', theme: 't', text }],
});
const input = (text: string, context = ''): SentenceInput => ({ text, context });

/** Finds "yes" in every sentence that holds it. */
function fakeScorer() {
  const match = vi.fn(async (sentences: SentenceInput[], { id }: Essay): Promise<Match[]> =>
    sentences.flatMap(({ text }, sentence): Match[] =>
      text.includes('yes')
        ? [{ essay: id, claim: 'c', sentence, relation: 'agrees', score: 1, why: { sentence: [], claim: [] } }]
        : [],
    ),
  );
  return { version: '1', score: async () => [], match };
}

describe('createMatcher', () => {
  it('matches with an essay that comes with the request, and does not look for a kept one', async () => {
    const scorer = fakeScorer();
    const loadEssay = vi.fn(async () => undefined);
    const matcher = createMatcher({ openScorer: async () => scorer, loadEssay });
    const draft = essay('x');
    expect(await matcher.match({ essay: 'essay', draft, sentences: [input('yes')] })).toHaveLength(1);
    await matcher.match({ essay: 'essay', draft: essay('y'), sentences: [input('yes')] });
    expect(scorer.match).toHaveBeenCalledTimes(2);
    expect(loadEssay).not.toHaveBeenCalled();
  });

  it('asks the scorer for unknown sentences only and counts them within the request', async () => {
    const scorer = fakeScorer();
    const matcher = createMatcher({ openScorer: async () => scorer, loadEssay: async () => essay('x') });
    await matcher.match({ essay: 'essay', sentences: [input('yes one'), input('no')] });
    const matches = await matcher.match({
      essay: 'essay',
      sentences: [input('no'), input('new yes'), input('yes one'), input('no')],
    });
    expect(matches.map(({ sentence }) => sentence)).toEqual([1, 2]);
    expect(scorer.match.mock.lastCall?.[0]).toEqual([input('new yes')]);
  });

  it('does not take a sentence after another sentence for the same', async () => {
    const scorer = fakeScorer();
    const matcher = createMatcher({ openScorer: async () => scorer, loadEssay: async () => essay('x') });
    await matcher.match({ essay: 'essay', sentences: [input('It did.', 'NATO moved.')] });
    await matcher.match({ essay: 'essay', sentences: [input('It did.', 'Rain fell.')] });
    expect(scorer.match).toHaveBeenCalledTimes(2);
  });

  it('scores again once the essay has changed, and gives the scorer the same object until then', async () => {
    const scorer = fakeScorer();
    let text = 'before';
    const matcher = createMatcher({ openScorer: async () => scorer, loadEssay: async () => essay(text) });
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    await matcher.match({ essay: 'essay', sentences: [input('other')] });
    text = 'after';
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    const [first, second, third] = scorer.match.mock.calls.map(([, given]) => given);
    expect(second).toBe(first);
    expect(third?.claims[0]?.text).toBe('after');
  });

  it('names an essay that is gone', async () => {
    const matcher = createMatcher({ openScorer: async () => fakeScorer(), loadEssay: async () => undefined });
    await expect(matcher.match({ essay: 'gone', sentences: [] })).rejects.toMatchObject({ name: 'EssayMissingError' });
  });

  it.each([
    new RangeError('Array buffer allocation failed'),
    new RangeError('Invalid typed array length: 4000000000'),
    new MatchingError('RuntimeError', '', {
      cause: new Error('no backend. ERR: [wasm] RangeError: WebAssembly.Memory(): could not allocate memory'),
    }),
    new Error('std::bad_alloc'),
  ])('names the want of memory: %s', async (failure) => {
    const openScorer = vi.fn().mockRejectedValue(failure);
    const matcher = createMatcher({ openScorer, loadEssay: async () => essay('x') });
    await expect(matcher.match({ essay: 'essay', sentences: [] })).rejects.toMatchObject({
      name: 'OutOfMemoryError',
      message: expect.stringContaining('Close some tabs'),
    });
  });

  it('leaves other failures their names', async () => {
    const openScorer = () => Promise.reject(new RangeError('toFixed() digits argument must be between 0 and 100'));
    const matcher = createMatcher({ openScorer, loadEssay: async () => essay('x') });
    await expect(matcher.match({ essay: 'essay', sentences: [] })).rejects.toMatchObject({ name: 'RangeError' });
  });
});
