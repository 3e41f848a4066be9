import type { Article } from '../article/article.ts';
import { type AskedSentence, toAskedSentences } from '../matching/articlesentences.ts';
import type { Answers } from './answers.ts';
import { askPatiently, batchesOf } from './batches.ts';
import type { PageEdges } from './edges.ts';
import { idle } from './idle.ts';
import { toKnownMatch, type KnownMatch } from './knownmatch.ts';

/** Requests that lie with the matcher at once: the next is there when it is done with one, so that it never waits for us. */
const ASKED_AHEAD = 2;

/** All matches so far, the new ones among them, and how many of the sentences that go to the matcher are done. */
export interface Progress {
  matches: KnownMatch[];
  fresh: KnownMatch[];
  done: number;
  total: number;
}

interface MatchArticle {
  article: Article;
  /** Ids of the essays whose themes the page covers. */
  essays: string[];
  answers: Answers;
  /** Says how soon each sentence is to be read: the largest first. It may fail, and may leave out the last ones. */
  rank(sentences: string[]): Promise<number[]>;
  ask: PageEdges['ask']['matchSentences'];
  /** Waits until the reader sees the page: the model's time belongs to the tab in front. */
  whenSeen(): Promise<void>;
  /** Called first before anything is asked. */
  onProgress(progress: Progress): void;
  signal: AbortSignal;
}

/**
 * Has an article's sentences matched, the most urgent first.
 * @returns how many were read
 * @throws what the matcher threw, after two repeats
 */
export async function matchArticle({
  article,
  essays,
  answers,
  rank,
  ask,
  whenSeen,
  onProgress,
  signal,
}: MatchArticle): Promise<number> {
  const key = (essay: string, { input }: AskedSentence) => JSON.stringify([essay, input.context, input.text]);
  const take = (sentences: AskedSentence[]): KnownMatch[] =>
    sentences.flatMap((sentence) =>
      essays.flatMap((essay) =>
        (answers.get(key(essay, sentence)) ?? []).flatMap(
          (match) => toKnownMatch(article, { ...match, sentence: sentence.index }) ?? [],
        ),
      ),
    );
  const isNew = (sentence: AskedSentence) => essays.some((essay) => answers.get(key(essay, sentence)) === undefined);
  /** Keeps the answer also when the reading was overtaken meanwhile: the next one will want it. */
  const fetch = async (essay: string, batch: AskedSentence[]): Promise<void> => {
    const unknown = batch.filter((sentence) => answers.get(key(essay, sentence)) === undefined);
    if (unknown.length === 0) return;
    const sentences = unknown.map(({ input }) => input);
    const answer = await askPatiently(() => ask({ essay, sentences }), signal);
    for (const [i, sentence] of unknown.entries()) {
      answers.set(
        key(essay, sentence),
        answer.filter((match) => match.sentence === i),
      );
    }
  };

  await idle(signal);
  const asked = toAskedSentences(article);
  const total = asked.length;
  const known = new Set(asked.filter((sentence) => !isNew(sentence)));
  let done = known.size;
  const matches = take([...known]);
  onProgress({ matches, fresh: [...matches], done, total });

  // An earlier reading of this page may be waiting for some of these sentences.
  await answers.underWay;
  signal.throwIfAborted();
  const left = asked.filter((sentence) => !known.has(sentence));
  // Without an order they are read in the article's.
  const ranks = left.length > 0 ? await rank(left.map(({ input }) => input.text)).catch(() => []) : [];
  signal.throwIfAborted();
  const urgencies = new Map(left.map((sentence, i) => [sentence, ranks[i] ?? 0]));
  const underWay: { batch: AskedSentence[]; fetching: Promise<void>; isLast: boolean }[] = [];
  const finishOldest = async (): Promise<void> => {
    const { batch, fetching, isLast } = underWay.shift()!;
    await fetching;
    signal.throwIfAborted();
    if (!isLast) return;
    const taken = take(batch);
    matches.push(...taken);
    done += batch.length;
    onProgress({ matches, fresh: taken, done, total });
  };
  for (const batch of batchesOf(left, (sentence) => urgencies.get(sentence) ?? 0)) {
    for (const essay of essays) {
      if (underWay.length === ASKED_AHEAD) await finishOldest();
      await whenSeen();
      signal.throwIfAborted();
      underWay.push({ batch, fetching: fetch(essay, batch), isLast: essay === essays.at(-1) });
      answers.underWay = Promise.allSettled(underWay.map(({ fetching }) => fetching));
    }
  }
  while (underWay.length > 0) await finishOldest();
  return total;
}
