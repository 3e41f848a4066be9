import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../article/article.ts';
import type { PageMemory, Sighting } from '../messaging/protocol.ts';
import type { KnownMatch } from './knownmatch.ts';
import { StorageFullError } from '../storage/failure.ts';
import { createMemory } from './memory.ts';

const article = { url: 'https://news.test/story', title: 'Story' } as Article;
const match = (id: string) =>
  ({ id, essay: 'e', claim: 'c', sentence: 0, quote: { exact: id, prefix: '' } }) as KnownMatch;
const { signal } = new AbortController();
const note = (id: string, target: object) => ({ id, target }) as PageMemory['notes'][number];

const REJECTED = { id: 'a', essay: 'e', start: 0, score: 0.5 };

function setUp(memory: PageMemory = { rejected: [REJECTED], said: [], notes: [], met: [] }, isKept?: () => boolean) {
  const ask = {
    recordSighting: vi.fn(async (_sighting: Sighting): Promise<PageMemory> => memory),
    recallPage: vi.fn(async () => memory),
  };
  const changed = vi.fn();
  const kept = createMemory(ask, changed, isKept);
  return {
    ask,
    changed,
    kept,
    record: (...ids: string[]) => kept.record({ article, themes: [], matches: ids.map(match) }, signal),
  };
}

afterEach(() => void vi.useRealTimers());

describe('the memory of a page', () => {
  it('keeps each match once, the page itself even without one', async () => {
    const { ask, record } = setUp();
    await record();
    await record('a', 'b');
    await record('a', 'b', 'c');
    await record('c');
    expect(ask.recordSighting.mock.calls.map(([{ matches }]) => matches.length)).toEqual([0, 2, 1]);
  });

  it('learns verdicts with the first answer and does not unlearn the reader’s own by a later one', async () => {
    const { kept, record } = setUp();
    await record();
    expect(kept.rejected.map(({ id }) => id)).toEqual(['a']);
    kept.setVerdict({ id: 'b' }, 'not-a-match');
    kept.setVerdict({ id: 'a' }, null);
    await record('a', 'b');
    expect(kept.rejected.map(({ id }) => id)).toEqual(['b']);
  });

  it('learns what was kept although the reader judged something before it could, and keeps that too', async () => {
    const { ask, kept, record } = setUp();
    kept.setVerdict({ id: 'b' }, 'not-a-match');
    const answered = record();
    kept.setVerdict({ id: 'c' }, 'not-a-match');
    await answered;
    expect(ask.recordSighting).toHaveBeenCalledTimes(1);
    expect(kept.rejected.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('goes by what the reader said, where that is kept nowhere else, until another page comes', async () => {
    const { kept, record } = setUp({ rejected: [], said: [], notes: [], met: [] }, () => false);
    const rejected = () => kept.rejected.map(({ id }) => id);
    await record();
    kept.setVerdict({ id: 'b' }, 'not-a-match');
    await kept.recall(article.url, signal);
    expect(rejected()).toEqual(['b']);
    kept.clear();
    await record();
    expect(rejected()).toEqual(['b']);
    kept.setVerdict({ id: 'b' }, null);
    await kept.recall(article.url, signal);
    expect(rejected()).toEqual([]);
    kept.setVerdict({ id: 'b' }, 'not-a-match');
    kept.forget();
    await record();
    expect(rejected()).toEqual([]);
  });

  it('goes by what is kept where that is, since it may have been judged elsewhere', async () => {
    const { kept, record } = setUp({ rejected: [], said: [], notes: [], met: [] });
    await record();
    kept.setVerdict({ id: 'b' }, 'not-a-match');
    await kept.recall(article.url, signal);
    expect(kept.rejected).toEqual([]);
  });

  it('goes by what the reader said of another address’s matches, of which this one’s answers know nothing', async () => {
    const { kept, record } = setUp({ rejected: [], said: [], notes: [], met: [] });
    const home = { page: 'https://news.test/above', title: 'Above' };
    const judged = () => [kept.rejected, kept.said].map((list) => list.map(({ id }) => id));
    await record();
    kept.setVerdict({ ...match('b'), home }, 'not-a-match');
    kept.setVerdict({ ...match('c'), home }, 'disputes');
    kept.setVerdict(match('d'), 'not-a-match');
    await kept.recall(article.url, signal);
    expect(judged()).toEqual([['b'], ['c']]);
    await kept.recall(article.url, signal);
    expect(judged()).toEqual([['b'], ['c']]);
    kept.clear();
    await record();
    expect(judged()).toEqual([['b'], ['c']]);
    kept.setVerdict({ ...match('b'), home }, null);
    await kept.recall(article.url, signal);
    expect(judged()).toEqual([[], ['c']]);
    kept.forget();
    await record();
    expect(judged()).toEqual([[], []]);
  });

  it('keeps what the reader says while an answer is under way, until one that was asked for later', async () => {
    const { ask, kept, record } = setUp({ rejected: [], said: [], notes: [], met: [] });
    const rejected = () => kept.rejected.map(({ id }) => id);
    await record();
    const answers: (() => void)[] = [];
    const memory = await ask.recallPage();
    ask.recallPage.mockImplementation(async () => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return memory;
    });
    const early = kept.recall(article.url, signal);
    kept.setVerdict({ id: 'b' }, 'not-a-match');
    answers[0]!();
    await early;
    expect(rejected()).toEqual(['b']);
    const late = kept.recall(article.url, signal);
    answers[1]!();
    await late;
    // Taken back elsewhere.
    expect(rejected()).toEqual([]);
  });

  it('goes on when the disk is full, and stops when the extension is gone', async () => {
    const { ask, kept, record } = setUp();
    ask.recordSighting.mockRejectedValueOnce(new Error('StorageFullError'));
    await record('a');
    expect(kept.rejected.map(({ id }) => id)).toEqual(['a']);
    ask.recordSighting.mockRejectedValueOnce(new Error('Extension context invalidated.'));
    await expect(record('b')).rejects.toThrow(/invalidated/);
  });

  it('offers again what could not be kept', async () => {
    const { ask, record } = setUp();
    await record();
    ask.recordSighting.mockRejectedValueOnce(new Error('StorageFullError'));
    await record('a', 'b');
    await record('a', 'b');
    await record('a', 'b');
    expect(ask.recordSighting.mock.calls.map(([{ matches }]) => matches.length)).toEqual([0, 2, 2]);
  });

  it('learns nothing for a run that was overtaken', async () => {
    const { kept } = setUp();
    await expect(kept.recall('https://news.test/story', AbortSignal.abort())).rejects.toThrow();
    expect(kept.rejected.length).toBe(0);
  });

  it('asks anew after it was cleared, and keeps again what it forgot', async () => {
    const { ask, kept, record } = setUp();
    await record('a');
    kept.clear();
    await record('a');
    expect(ask.recordSighting.mock.lastCall?.[0].matches).toEqual([]);
    kept.forget();
    await record('a');
    expect(ask.recordSighting.mock.lastCall?.[0].matches).toHaveLength(1);
  });

  it('tells the words that a note stands on', async () => {
    const quote = { exact: 'words', prefix: '', suffix: '', start: 0, end: 5 };
    const page = 'https://news.test/story';
    const notes = [note('n', { kind: 'sentence', page, quote }), note('p', { kind: 'page', page })];
    const { kept } = setUp({ rejected: [], said: [], notes, met: [] });
    await kept.recall(page, signal);
    expect(kept.quoteOf('n')).toEqual(quote);
    expect(kept.quoteOf('p')).toBeNull();
    expect(kept.quoteOf('?')).toBeNull();
  });

  it('says that nothing is kept, offers it again by itself and takes the word back', async () => {
    vi.useFakeTimers();
    const { ask, changed, kept, record } = setUp();
    await record();
    ask.recordSighting.mockRejectedValueOnce(new StorageFullError()).mockRejectedValueOnce(new StorageFullError());
    await record('a', 'b');
    expect(kept.keepingFails).toMatch(/not kept: the browser has no room left/);
    expect(changed).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask.recordSighting.mock.calls.map(([{ matches }]) => matches.length)).toEqual([0, 2, 2, 2]);
    expect(kept.keepingFails).toBeNull();
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('offers what was not kept along with what is new', async () => {
    const { ask, record } = setUp();
    await record();
    ask.recordSighting.mockRejectedValueOnce(new StorageFullError());
    await record('a');
    await record('b');
    expect(ask.recordSighting.mock.lastCall?.[0].matches).toHaveLength(2);
  });

  it('says nothing of one answer lost on its way, and learns the verdicts all the same', async () => {
    vi.useFakeTimers();
    const { ask, changed, kept, record } = setUp();
    ask.recordSighting.mockRejectedValueOnce(new Error('The message channel closed.'));
    await record();
    expect(kept.rejected.map(({ id }) => id)).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kept.rejected.map(({ id }) => id)).toEqual(['a']);
    expect(changed).not.toHaveBeenCalled();
  });

  it('does not go on about a storage that stays full more than every few minutes, nor after the page was left', async () => {
    vi.useFakeTimers();
    const { ask, kept, record } = setUp();
    ask.recordSighting.mockRejectedValue(new StorageFullError());
    await record('a');
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    const asked = ask.recordSighting.mock.calls.length;
    expect(asked).toBeLessThan(25);
    kept.clear();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(ask.recordSighting).toHaveBeenCalledTimes(asked);
    expect(kept.keepingFails).toBeNull();
  });
});
