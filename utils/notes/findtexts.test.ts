import { afterEach, expect, it, vi } from 'vitest';
import { createTextSearch, PORTION } from './findtexts.ts';

afterEach(() => vi.useRealTimers());

const signal = new AbortController().signal;
const query = (words: string, most = 50) => ({ words, most, isWanted: () => true, keyOf: (one: string) => one });

const TEXTS = {
  vucic: 'Vučić’s Serbia arms itself.',
  europe: 'Serbia joins no one; Europe waits.',
  peace: 'Disarmament',
};
const names = Object.keys(TEXTS);

it.each([
  ['serbia', ['vucic', 'europe']],
  ['SERB eur', ['europe']],
  ['vucic', ['vucic']],
  ['arm', ['vucic']],
  ['serbia nato', []],
  [' … ', []],
  [' ', names],
])('finds by the beginnings of words: %j', async (words, found) => {
  const search = createTextSearch<string>(String, (name) => TEXTS[name as keyof typeof TEXTS]);
  expect(await search.find(names, query(words), signal)).toEqual(found);
});

it('finds only what is wanted, and of things with one key the first', async () => {
  const search = createTextSearch<string>(String, String);
  const wanted = { ...query('war'), isWanted: (one: string) => !one.includes('not'), keyOf: (one: string) => one[0]! };
  expect(await search.find(['a not war', 'a war', 'a war too', 'b war'], wanted, signal)).toEqual(['a war', 'b war']);
});

const many = (count: number) => Array.from({ length: count }, (_, i) => `${i} war`);

it('looks at no more than it takes to find as many as are wanted', async () => {
  const textOf = vi.fn(String);
  expect(await createTextSearch<string>(String, textOf).find(many(1_000), query('war', 3), signal)).toHaveLength(3);
  expect(textOf).toHaveBeenCalledTimes(3);
});

/** Texts as long as a tenth of a portion, three portions in all. */
const long = () => Array.from({ length: 30 }, (_, i) => `${i} ${'war '.repeat(PORTION / 40)}`);

it('folds long texts in portions, and each once', async () => {
  vi.useFakeTimers();
  const textOf = vi.fn(String);
  const search = createTextSearch<string>(String, textOf);
  const first = search.find(long(), query('peace'), signal);
  expect(textOf.mock.calls.length).toBeLessThanOrEqual(10);
  await vi.runAllTimersAsync();
  expect(await first).toEqual([]);
  // Without a pause: else this would wait for ever.
  expect(await search.find(['war and peace', ...long()], query('peace'), signal)).toEqual(['war and peace']);
});

it('stops where nobody waits for it any more', async () => {
  vi.useFakeTimers();
  const textOf = vi.fn(String);
  const left = new AbortController();
  void createTextSearch<string>(String, textOf).find(long(), query('peace'), left.signal);
  left.abort();
  await vi.runAllTimersAsync();
  expect(textOf.mock.calls.length).toBeLessThanOrEqual(10);
});
