import type { Article } from '../article/article.ts';
import { type AskedSentence, toAskedSentences } from '../matching/articlesentences.ts';
import type { Answers } from './answers.ts';
import { askPatiently, batchesOf } from './batches.ts';
import type { PageEdges } from './edges.ts';
import { idle } from './idle.ts';
import { toKnownMatch, type KnownMatch } from './knownmatch.ts';

/** Requests that lie with the matcher at once: the next is there when it is done with one, so that it never waits for us. */
const ASKED_AHEAD = 2;

/** So many batches go by the sentences' words, so that something lights up soon; what is left goes by what is foreseen. */
const BY_WORDS = 2;

/** Fewer sentences are read before it is foreseen which of them match. */
const WORTH_FORESEEING = 5;

/** Of more sentences it would keep another tab waiting, and the matcher would begin to forget what it began to read. */
const MOST_FORESEEN = 60;

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
  /** Says the same better, at some cost, of what is still to be read; it may fail. */
  foresee: PageEdges['ask']['foreseeMatches'];
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
  foresee,
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
  const urgencyOf = (sentence: AskedSentence) => urgencies.get(sentence) ?? 0;
  const unasked = new Set(left);
  /** Orders what was not asked yet by how likely it is to match; where that fails the order stays as it is. */
  const foreseeRest = async (): Promise<void> => {
    const likeliest = new Set([...unasked].toSorted((a, b) => urgencyOf(b) - urgencyOf(a)).slice(0, MOST_FORESEEN));
    // In reading order: the sentence before each is begun as well.
    const rest = [...unasked].filter((sentence) => likeliest.has(sentence));
    const sentences = rest.map(({ input }) => input);
    const chances = await Promise.all(essays.map((essay) => foresee({ essay, sentences })));
    for (const sentence of unasked) urgencies.set(sentence, -1);
    for (const [i, sentence] of rest.entries())
      urgencies.set(sentence, Math.max(...chances.map((each) => each[i] ?? 0)));
  };
  let batches = 0;
  for (const batch of batchesOf(left, urgencyOf)) {
    for (const sentence of batch) unasked.delete(sentence);
    for (const essay of essays) {
      if (underWay.length === ASKED_AHEAD) await finishOldest();
      await whenSeen();
      signal.throwIfAborted();
      underWay.push({ batch, fetching: fetch(essay, batch), isLast: essay === essays.at(-1) });
      answers.underWay = Promise.allSettled(underWay.map(({ fetching }) => fetching));
    }
    batches += 1;
    if (batches === BY_WORDS && unasked.size >= WORTH_FORESEEING) {
      // Not before: it would come to the matcher first, and is not to hold up what lights up first.
      await finishOldest();
      const foreseeing = foreseeRest().catch(() => {});
      while (underWay.length > 0) await finishOldest();
      await foreseeing;
      signal.throwIfAborted();
    }
  }
  while (underWay.length > 0) await finishOldest();
  return total;
}
