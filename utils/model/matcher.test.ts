import { describe, expect, it, vi } from 'vitest';
import type { Essay } from '../essays/essay.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import type { MatchOptions } from '../matching/scorer.ts';
import type { ReaderVerdict } from '../matching/verdicts.ts';
import { MatchingError } from './errors.ts';
import { createMatcher, type AnswerStore, type MatcherParts } from './matcher.ts';

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
  const match = vi.fn(async (sentences: SentenceInput[], { id }: Essay, _options?: MatchOptions): Promise<Match[]> =>
    sentences.flatMap(({ text }, sentence): Match[] =>
      text.includes('yes')
        ? [{ essay: id, claim: 'c', sentence, relation: 'agrees', score: 1, why: { sentence: [], claim: [] } }]
        : [],
    ),
  );
  const foresee = vi.fn(async (sentences: SentenceInput[]) =>
    sentences.map(({ text }) => (text.includes('yes') ? 0.9 : 0.1)),
  );
  return { version: '1', score: async () => [], match, foresee, readAhead: vi.fn(async () => true) };
}

/** Keeps answers as the disk does: from one matcher to the next. */
function memoryAnswers(): AnswerStore {
  const kept = new Map<string, Match[]>();
  return {
    find: vi.fn(async (keys: string[]) => keys.map((key) => kept.get(key))),
    keep: vi.fn(async (answers: [string, Match[]][]) =>
      answers.forEach(([key, matches]) => void kept.set(key, matches)),
    ),
  };
}

const makeMatcher = (parts: Pick<MatcherParts, 'openScorer' | 'loadEssay'> & Partial<MatcherParts>) =>
  createMatcher({
    scorerVersion: async () => '1',
    matchByWords: () => [],
    loadVerdicts: async () => [],
    answers: memoryAnswers(),
    ...parts,
  });

describe('createMatcher', () => {
  it('matches with an essay that comes with the request, and does not look for a kept one', async () => {
    const scorer = fakeScorer();
    const loadEssay = vi.fn(async () => undefined);
    const matcher = makeMatcher({ openScorer: async () => scorer, loadEssay });
    const draft = essay('x');
    expect(await matcher.match({ essay: 'essay', draft, sentences: [input('yes')] })).toHaveLength(1);
    await matcher.match({ essay: 'essay', draft: essay('y'), sentences: [input('yes')] });
    expect(scorer.match).toHaveBeenCalledTimes(2);
    expect(loadEssay).not.toHaveBeenCalled();
  });

  it('answers by words without opening the scorer, and keeps nothing of it', async () => {
    const openScorer = vi.fn(() => Promise.reject(new MatchingError('ModelDamagedError')));
    const found: Match = {
      essay: 'essay',
      claim: 'c',
      sentence: 0,
      relation: 'agrees',
      score: 0.5,
      why: { sentence: [], claim: [] },
    };
    const matchByWords = vi.fn(() => [found]);
    const answers = memoryAnswers();
    const matcher = makeMatcher({ openScorer, matchByWords, answers, loadEssay: async () => essay('x') });
    const request = { essay: 'essay', sentences: [input('yes')], keep: true };
    await expect(matcher.match(request)).rejects.toThrow(/damaged/);
    openScorer.mockClear();
    expect(await matcher.match({ ...request, byWords: true })).toEqual([found]);
    expect(openScorer).not.toHaveBeenCalled();
    expect(answers.keep).not.toHaveBeenCalled();
  });

  it('asks the scorer for unknown sentences only and counts them within the request', async () => {
    const scorer = fakeScorer();
    const matcher = makeMatcher({ openScorer: async () => scorer, loadEssay: async () => essay('x') });
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
    const matcher = makeMatcher({ openScorer: async () => scorer, loadEssay: async () => essay('x') });
    await matcher.match({ essay: 'essay', sentences: [input('It did.', 'NATO moved.')] });
    await matcher.match({ essay: 'essay', sentences: [input('It did.', 'Rain fell.')] });
    expect(scorer.match).toHaveBeenCalledTimes(2);
  });

  it('scores again once the reader has said something of the essay’s claims', async () => {
    const scorer = fakeScorer();
    let said: ReaderVerdict[] = [];
    const matcher = makeMatcher({
      openScorer: async () => scorer,
      loadEssay: async () => essay('x'),
      loadVerdicts: async () => said,
    });
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    said = [{ claim: 'c', text: 'no', verdict: 'not-a-match', score: 0.4 }];
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    expect(scorer.match.mock.calls.map(([, , options]) => options)).toEqual([{ verdicts: [] }, { verdicts: said }]);
  });

  it('follows an essay by when it was changed last, and never takes a draft for it', async () => {
    const scorer = fakeScorer();
    let stored = { ...essay('before'), modified: '2026-11-30T10:00:00Z' };
    const matcher = makeMatcher({ openScorer: async () => scorer, loadEssay: async () => stored });
    const ask = async (draft?: Essay) => {
      await matcher.match({ essay: 'essay', sentences: [input('yes')], ...(draft && { draft }) });
      return scorer.match.mock.calls.length;
    };
    expect(await ask()).toBe(1);
    expect(await ask(essay('draft'))).toBe(2);
    // Another object each time, as a database gives it.
    stored = { ...stored };
    expect(await ask()).toBe(2);
    stored = { ...essay('after'), modified: '2026-11-30T10:00:01Z' };
    expect(await ask()).toBe(3);
    expect(scorer.match.mock.lastCall?.[1]).toBe(stored);
    // Something else of it was changed.
    stored = { ...stored, modified: '2026-11-30T10:00:02Z' };
    await matcher.match({ essay: 'essay', sentences: [input('yes and no')] });
    expect(scorer.match.mock.lastCall?.[1]).not.toBe(stored);
    expect(scorer.match.mock.lastCall?.[1]).toEqual({ ...stored, modified: '2026-11-30T10:00:01Z' });
  });

  it('scores again once the essay has changed, and gives the scorer the same object until then', async () => {
    const scorer = fakeScorer();
    let text = 'before';
    const matcher = makeMatcher({ openScorer: async () => scorer, loadEssay: async () => essay(text) });
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    await matcher.match({ essay: 'essay', sentences: [input('other')] });
    text = 'after';
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    const [first, second, third] = scorer.match.mock.calls.map(([, given]) => given);
    expect(second).toBe(first);
    expect(third?.claims[0]?.text).toBe('after');
  });

  describe('with what is kept from one worker to the next', () => {
    const sentences = [input('yes one'), input('no'), input('yes one', 'Before.')];
    const loadEssay = async () => essay('x');

    it('reads nothing and opens no model for what was read before', async () => {
      const answers = memoryAnswers();
      const first = makeMatcher({ openScorer: async () => fakeScorer(), loadEssay, answers });
      const found = await first.match({ essay: 'essay', sentences, keep: true });
      expect(found.map(({ sentence }) => sentence)).toEqual([0, 2]);
      const openScorer = vi.fn(async () => fakeScorer());
      const second = makeMatcher({ openScorer, loadEssay, answers });
      expect(await second.match({ essay: 'essay', sentences: sentences.toReversed(), keep: true })).toEqual(
        found.map((match) => ({ ...match, sentence: 2 - match.sentence })).toReversed(),
      );
      expect(openScorer).not.toHaveBeenCalled();
    });

    it('reads anew for another essay, other claims or another model', async () => {
      const answers = memoryAnswers();
      const scorer = fakeScorer();
      const parts = { openScorer: async () => scorer, loadEssay, answers };
      await makeMatcher(parts).match({ essay: 'essay', sentences, keep: true });
      await makeMatcher(parts).match({ essay: 'other', sentences, keep: true });
      await makeMatcher({ ...parts, loadEssay: async () => essay('y') }).match({
        essay: 'essay',
        sentences,
        keep: true,
      });
      await makeMatcher({ ...parts, scorerVersion: async () => '2' }).match({ essay: 'essay', sentences, keep: true });
      expect(scorer.match.mock.calls.map(([asked]) => asked.length)).toEqual([3, 3, 3, 3]);
    });

    it('takes nothing that was found before the reader said something for what is found after it', async () => {
      const answers = memoryAnswers();
      const scorer = fakeScorer();
      const parts = { openScorer: async () => scorer, loadEssay, answers };
      const loadVerdicts = async () => [{ claim: 'c', text: 'no', verdict: 'agrees' as const, score: 0.1 }];
      await makeMatcher(parts).match({ essay: 'essay', sentences, keep: true });
      await makeMatcher({ ...parts, loadVerdicts }).match({ essay: 'essay', sentences, keep: true });
      await makeMatcher({ ...parts, loadVerdicts }).match({ essay: 'essay', sentences, keep: true });
      await makeMatcher(parts).match({ essay: 'essay', sentences, keep: true });
      expect(scorer.match).toHaveBeenCalledTimes(2);
    });

    it('neither takes from it nor puts into it where every claim is asked for', async () => {
      const answers = memoryAnswers();
      const scorer = fakeScorer();
      const matcher = makeMatcher({ openScorer: async () => scorer, loadEssay, answers });
      for (let i = 0; i < 2; i += 1) await matcher.match({ essay: 'essay', sentences, keep: true, all: true });
      expect(scorer.match.mock.calls.map(([, , options]) => options?.all)).toEqual([true, true]);
      expect(answers.find).not.toHaveBeenCalled();
      expect(answers.keep).not.toHaveBeenCalled();
    });

    it('keeps nothing where it may not, nor of a draft, and no text', async () => {
      const answers = memoryAnswers();
      const matcher = makeMatcher({ openScorer: async () => fakeScorer(), loadEssay, answers });
      await matcher.match({ essay: 'essay', sentences });
      await matcher.match({ essay: 'essay', draft: essay('z'), sentences, keep: true });
      expect(answers.keep).not.toHaveBeenCalled();
      await matcher.match({ essay: 'essay', sentences: [input('yes two')], keep: true });
      const [[kept]] = vi.mocked(answers.keep).mock.calls as [[[string, Match[]][]]];
      expect(kept).toHaveLength(1);
      expect(JSON.stringify(kept)).not.toContain('yes');
    });

    it('foresees what is unknown, and tells what is known, for which no model is opened and which counts as used', async () => {
      const answers = memoryAnswers();
      const scorer = fakeScorer();
      const parts = { loadEssay, answers };
      await makeMatcher({ ...parts, openScorer: async () => scorer }).match({ essay: 'essay', sentences, keep: true });
      const openScorer = vi.fn(async () => scorer);
      const next = makeMatcher({ ...parts, openScorer });
      expect(await next.foresee({ essay: 'essay', sentences, keep: true })).toEqual([1, 0, 1]);
      expect(openScorer).not.toHaveBeenCalled();
      expect(vi.mocked(answers.find).mock.lastCall?.[1]).toBe(true);
      const some = [input('no again'), sentences[1]!, input('yes again')];
      expect(await next.foresee({ essay: 'essay', sentences: some })).toEqual([0.1, 0, 0.9]);
      expect(scorer.foresee.mock.calls.map(([asked]) => asked)).toEqual([[some[0], some[2]]]);
    });

    it('reads on where nothing can be kept', async () => {
      const fail = () => Promise.reject(new Error('full'));
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const answers = { find: fail, keep: fail };
      const matcher = makeMatcher({ openScorer: async () => fakeScorer(), loadEssay, answers });
      expect(await matcher.match({ essay: 'essay', sentences, keep: true })).toHaveLength(2);
      await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
      warn.mockRestore();
    });
  });

  it('names an essay that is gone', async () => {
    const matcher = makeMatcher({ openScorer: async () => fakeScorer(), loadEssay: async () => undefined });
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
    const matcher = makeMatcher({ openScorer, loadEssay: async () => essay('x') });
    await expect(matcher.match({ essay: 'essay', sentences: [input('no')] })).rejects.toMatchObject({
      name: 'OutOfMemoryError',
      message: expect.stringContaining('Close some tabs'),
    });
  });

  it('leaves other failures their names', async () => {
    const openScorer = () => Promise.reject(new RangeError('toFixed() digits argument must be between 0 and 100'));
    const matcher = makeMatcher({ openScorer, loadEssay: async () => essay('x') });
    await expect(matcher.match({ essay: 'essay', sentences: [input('no')] })).rejects.toMatchObject({
      name: 'RangeError',
    });
  });

  it('reads ahead only with a scorer that is open', async () => {
    const scorer = fakeScorer();
    const openScorer = vi.fn(async () => scorer);
    const matcher = makeMatcher({ openScorer, loadEssay: async () => essay('x') });
    expect(await matcher.readAhead()).toBe(false);
    expect(openScorer).not.toHaveBeenCalled();
    await matcher.match({ essay: 'essay', sentences: [input('yes')] });
    expect(await matcher.readAhead()).toBe(true);
    expect(scorer.readAhead).toHaveBeenCalledTimes(1);
  });
});
