// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { SentenceInput } from '../matching/match.ts';
import { createAnswers } from './answers.ts';
import { matchArticle } from './reading.ts';
import { articleOf, COUNT } from './readingstage.ts';

/** Batches of an article of COUNT sentences. */
const BATCHES = 7;

/** Reads an article with a matcher that answers when the test says so. */
function startReading({
  essays = ['e'],
  hidden = false,
  count = COUNT,
  places = [] as (Element | null)[],
  signal = new AbortController().signal,
  foresee = async ({ sentences }: { sentences: SentenceInput[] }) => sentences.map((_, i) => 1 - i / 100),
} = {}) {
  const waiting: { asked: string; texts: string[]; answer(): void; fail(error: Error): void }[] = [];
  const progress: number[] = [];
  let [most, open] = [0, 0];
  let see = () => {};
  const seen = new Promise<void>((resolve) => (see = resolve));
  const reading = matchArticle({
    found: { article: articleOf(count), places, essays },
    answers: createAnswers(),
    rank: async (sentences) => sentences.map((_, i) => -i),
    ask: {
      foreseeMatches: foresee,
      matchSentences: ({ essay, sentences }: { essay: string; sentences: SentenceInput[] }) => {
        open += 1;
        most = Math.max(most, open);
        return new Promise((resolve, reject) => {
          const settle = (then: () => void) => {
            open -= 1;
            then();
          };
          waiting.push({
            asked: `${essay}${sentences.length}`,
            texts: sentences.map(({ text }) => text),
            answer: () => settle(() => resolve([])),
            fail: (error) => settle(() => reject(error)),
          });
        });
      },
    },
    whenSeen: () => (hidden ? seen : Promise.resolve()),
    onProgress: ({ done }) => void progress.push(done),
    signal,
  });
  return { waiting, progress, reading, see: () => see(), most: () => most };
}

const yearOf = (text: string) => Number(/\d+/.exec(text)![0]);
const untilAsked = async (waiting: unknown[], count: number) =>
  await vi.waitFor(() => expect(waiting.length).toBeGreaterThanOrEqual(count));

it('has requests for two workers and the next one with the matcher, and never more', async () => {
  const { waiting, progress, reading, most } = startReading();
  await untilAsked(waiting, 2);
  expect(waiting.map(({ asked }) => asked)).toEqual(['e1', 'e1']);
  waiting[0]!.answer();
  waiting[1]!.answer();
  await untilAsked(waiting, 5);
  for (let i = 2; i < BATCHES; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  expect(await reading).toEqual({ total: COUNT });
  expect(waiting.map(({ asked }) => asked)).toEqual(['e1', 'e1', 'e2', 'e2', 'e2', 'e2', 'e2']);
  expect(progress).toEqual([0, 1, 2, 4, 6, 8, 10, 12]);
  expect(most()).toBe(3);
});

it('asks of each essay in turn, and tells of a batch when all have answered', async () => {
  const { waiting, progress, reading } = startReading({ essays: ['a', 'b'] });
  for (let i = 0; i < 2 * BATCHES; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  await reading;
  expect(waiting.map(({ asked }) => asked).slice(0, 6)).toEqual(['a1', 'b1', 'a1', 'b1', 'a2', 'b2']);
  expect(progress).toEqual([0, 1, 2, 4, 6, 8, 10, 12]);
});

/** Answers whatever is asked; the years that the sentences name, in the order in which they were asked. */
async function answerAll({ waiting, reading }: ReturnType<typeof startReading>): Promise<number[]> {
  for (let i = 0; i < BATCHES; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  await reading;
  return waiting.flatMap(({ texts }) => texts.map(yearOf));
}

it('reads two batches in the order of the words, and the rest in that in which matches are foreseen', async () => {
  const foresee = vi.fn(async ({ sentences }: { sentences: SentenceInput[] }) =>
    sentences.map(({ text }) => yearOf(text) / 3000),
  );
  const years = await answerAll(startReading({ foresee }));
  expect(years).toEqual([2030, 2031, 2041, 2040, 2039, 2038, 2037, 2036, 2035, 2034, 2033, 2032]);
  // In two parts, for two workers.
  expect(foresee.mock.calls.map(([{ sentences }]) => sentences.length)).toEqual([5, 5]);
});

it('prefers what the reader has in view among sentences of about the same promise', async () => {
  const place = (top: number): Element => {
    const element = document.body.appendChild(document.createElement('p'));
    element.getBoundingClientRect = () => new DOMRect(0, top, 100, 20);
    return element;
  };
  // The sixth and the tenth sentence are in view; the eleventh is much likelier, the others as likely as they.
  const places = Array.from({ length: COUNT }, (_, i) => place([5, 9].includes(i) ? 40 : 9000));
  const foresee = async ({ sentences }: { sentences: SentenceInput[] }) =>
    sentences.map(({ text }) => (text.includes('2040') ? 0.9 : 0.2));
  const years = await answerAll(startReading({ foresee, places }));
  expect(years.slice(2, 6)).toEqual([2040, 2035, 2039, 2032]);
});

it('takes the highest of what is foreseen for each of several essays', async () => {
  const foresee = async ({ essay, sentences }: { essay?: string; sentences: SentenceInput[] }) =>
    sentences.map(({ text }) => (text.includes(essay === 'a' ? '2041' : '2040') ? 1 : 0));
  const { waiting, reading } = startReading({ essays: ['a', 'b'], foresee });
  for (let i = 0; i < 2 * BATCHES; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  await reading;
  expect(waiting[4]!.texts.join(' ')).toMatch(/2040.*2041/);
});

it('keeps to the order of the words where nothing can be foreseen', async () => {
  const years = await answerAll(startReading({ foresee: () => Promise.reject(new Error('gone')) }));
  expect(years).toEqual(Array.from({ length: COUNT }, (_, i) => 2030 + i));
});

it('foresees nothing where hardly anything is left, or for so many essays that the matcher forgets them', async () => {
  const foresee = vi.fn(async () => []);
  const short = startReading({ foresee, count: 6 });
  for (let i = 0; i < 4; i += 1) {
    await untilAsked(short.waiting, i + 1);
    short.waiting[i]!.answer();
  }
  await short.reading;
  const essays = [...'abcdefghi'];
  const many = startReading({ foresee, essays });
  for (let i = 0; i < BATCHES * essays.length; i += 1) {
    await untilAsked(many.waiting, i + 1);
    many.waiting[i]!.answer();
  }
  await many.reading;
  expect(foresee).not.toHaveBeenCalled();
});

it('foresees the likeliest of a long article alone, in reading order, and reads the others last', async () => {
  const foresee = vi.fn(async ({ sentences }: { sentences: SentenceInput[] }) =>
    sentences.map(({ text }) => (yearOf(text) - 2000) / 1000),
  );
  const { waiting, reading } = startReading({ foresee, count: 70 });
  void reading;
  for (let i = 0; i < 25; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  await reading;
  const foreseen = foresee.mock.calls.flatMap(([{ sentences }]) => sentences);
  expect(foreseen.map(({ text }) => yearOf(text))).toEqual(Array.from({ length: 60 }, (_, i) => 2032 + i));
  const years = waiting.flatMap(({ texts }) => texts.map(yearOf));
  expect(years.slice(2, 5)).toEqual([2091, 2090, 2089]);
  expect(years.slice(-8)).toEqual(Array.from({ length: 8 }, (_, i) => 2092 + i));
});

it('asks nothing more of a page that is left while it is foreseen what matches', async () => {
  const controller = new AbortController();
  const { waiting, reading } = startReading({
    signal: controller.signal,
    foresee: async () => {
      controller.abort();
      return [];
    },
  });
  for (let i = 0; i < 2; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(waiting).toHaveLength(2);
});

it('tells what the first batches found before it is foreseen what the rest will', async () => {
  const foreseen: ((chances: number[]) => void)[] = [];
  const { waiting, progress, reading } = startReading({
    foresee: () => new Promise((resolve) => foreseen.push(resolve)),
  });
  for (let i = 0; i < 2; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  await vi.waitFor(() => expect(progress).toEqual([0, 1, 2]));
  expect(waiting).toHaveLength(2);
  for (const answer of foreseen) answer([]);
  for (let i = 2; i < BATCHES; i += 1) {
    await untilAsked(waiting, i + 1);
    waiting[i]!.answer();
  }
  expect(await reading).toEqual({ total: COUNT });
});

it('tells of what is answered whatever was asked before it, and has the next asked', async () => {
  const { waiting, progress, reading, most } = startReading();
  await untilAsked(waiting, 2);
  waiting[1]!.answer();
  await vi.waitFor(() => expect(progress).toEqual([0, 1]));
  waiting[0]!.answer();
  await untilAsked(waiting, 5);
  waiting[4]!.answer();
  await untilAsked(waiting, 6);
  for (const i of [5, 3, 2]) waiting[i]!.answer();
  await untilAsked(waiting, BATCHES);
  waiting[6]!.answer();
  expect(await reading).toEqual({ total: COUNT });
  expect(progress).toEqual([0, 1, 2, 4, 6, 8, 10, 12]);
  expect(most()).toBe(3);
});

it('asks nothing before the page is seen', async () => {
  const { waiting, progress, see } = startReading({ hidden: true });
  await vi.waitFor(() => expect(progress).toEqual([0]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(waiting).toEqual([]);
  see();
  await untilAsked(waiting, 2);
});

it('fails as the matcher failed, whatever else is under way', async () => {
  const { waiting, reading } = startReading();
  await untilAsked(waiting, 2);
  const damaged = Object.assign(new Error('damaged'), { name: 'MatchRequestError' });
  waiting[1]!.fail(damaged);
  waiting[0]!.fail(damaged);
  await expect(reading).rejects.toBe(damaged);
});

it('fails with a request that failed while nobody waited for it', async () => {
  const { waiting, reading } = startReading({
    foresee: async ({ sentences }) => {
      waiting[0]!.fail(damaged);
      return sentences.map(() => 0);
    },
  });
  const damaged = Object.assign(new Error('damaged'), { name: 'MatchRequestError' });
  await untilAsked(waiting, 2);
  waiting[1]!.answer();
  await expect(reading).rejects.toBe(damaged);
});
