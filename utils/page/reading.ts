import type { PlacedArticle } from '../article/article.ts';
import { giveTurn } from '../article/turn.ts';
import { type AskedSentence, toAskedSentences } from '../matching/articlesentences.ts';
import type { Answers } from './answers.ts';
import { batchesOf } from './batches.ts';
import { blocksInView } from './blocksinview.ts';
import type { PageEdges } from './edges.ts';
import { createEitherWay } from './eitherway.ts';
import { toKnownMatch, type KnownMatch } from './knownmatch.ts';

/** Requests that lie with the matcher at once: two may be read side by side, and the next is there when one of them is done. */
const ASKED_AHEAD = 3;

/**
 * So many batches go by the sentences' words, and the rest by what is foreseen. On nine pages on the themes (by a script
 * outside the tree that adds up what each step costs), with one batch by words, two, or three (of one, one and two
 * sentences): the last highlight came after .6 of the time that all by words took, .6 and .7; with one the first came
 * later on two of them.
 */
const BY_WORDS = 2;

/** Where fewer sentences are left, foreseeing is not worth its request. */
const WORTH_FORESEEING = 5;

/**
 * Sentences that are foreseen at most: some 250 ms, for which another tab may wait. With those before them they are about
 * as many as the matcher keeps begun (`looks.ts`).
 */
const MOST_FORESEEN = 60;

/** With more essays the matcher forgets one by the next (`looks.ts`): there the words go on. */
const MOST_ESSAYS = 8;

/** All matches so far, and how many of the sentences that go to the matcher are done. */
export interface Progress {
  matches: KnownMatch[];
  /** Some have come, gone or changed with this. */
  isNews: boolean;
  done: number;
  total: number;
}

/**
 * How much what the reader has in view is preferred: added to its rank by words, of which the first few differ by as much
 * and more, and times its chance. It decides between sentences of about the same promise; no measure chose it.
 */
const IN_VIEW = { rank: 0.3, chance: 2 };

interface MatchArticle {
  /** The article with its places, and the ids of the essays whose themes the page covers. */
  found: PlacedArticle & { essays: string[] };
  answers: Answers;
  /** Says how soon each sentence is to be read: the largest first. It may fail, and may leave out the last ones. */
  rank(sentences: string[]): Promise<number[]>;
  ask: Pick<PageEdges['ask'], 'matchSentences' | 'foreseeMatches'>;
  /** Waits until the reader sees the page: the model's time belongs to the tab in front. */
  whenSeen(): Promise<void>;
  /** Called first before anything is asked. */
  onProgress(progress: Progress): void;
  signal: AbortSignal;
}

/** How an article was read. */
interface Reading {
  /** Sentences read. */
  total: number;
  /** Why the network did not read them and their words had to do, as a sentence for the reader; absent: it did. */
  byWords?: string;
}

/**
 * Has an article's sentences matched, the most urgent first; by their words alone where the network does not answer.
 * @throws what the matcher threw, after two repeats
 */
export async function matchArticle({
  found: { article, places, essays },
  answers,
  rank,
  ask,
  whenSeen,
  onProgress,
  signal,
}: MatchArticle): Promise<Reading> {
  const key = (essay: string, { input }: AskedSentence) => JSON.stringify([essay, input.context, input.text]);
  const isNew = (essay: string, sentence: AskedSentence) => answers.get(key(essay, sentence)) === undefined;
  const asking = createEitherWay(answers, ask, signal);
  /** What is known of a sentence; a guess where the network never said anything of it. */
  const take = (sentence: AskedSentence): KnownMatch[] =>
    essays.flatMap((essay) => {
      const isGuess = isNew(essay, sentence);
      const found = (isGuess ? answers.rough : answers).get(key(essay, sentence)) ?? [];
      const known = found.flatMap((match) => toKnownMatch(article, { ...match, sentence: sentence.index }) ?? []);
      return isGuess ? known.map((match) => ({ ...match, byWords: true as const })) : known;
    });
  /** Keeps the answer also when the reading was overtaken meanwhile: the next one will want it. */
  const fetch = async (essay: string, batch: AskedSentence[]): Promise<void> => {
    const unknown = batch.filter((sentence) => isNew(essay, sentence));
    if (unknown.length === 0) return;
    await asking.fetch({ essay, sentences: unknown.map(({ input }) => input) }, (answer, isRough) => {
      const store = isRough ? answers.rough : answers;
      for (const [i, sentence] of unknown.entries())
        store.set(
          key(essay, sentence),
          answer.filter((match) => match.sentence === i),
        );
    });
  };

  await giveTurn(signal);
  const asked = toAskedSentences(article);
  const total = asked.length;
  const known = new Set(asked.filter((sentence) => !essays.some((essay) => isNew(essay, sentence))));
  let done = known.size;
  const matches = new Map(asked.map((sentence) => [sentence, take(sentence)]));
  const tell = (isNews: boolean) => onProgress({ matches: [...matches.values()].flat(), isNews, done, total });
  tell(true);

  // An earlier reading of this page may be waiting for some of these sentences.
  await answers.underWay;
  signal.throwIfAborted();
  const left = asked.filter((sentence) => !known.has(sentence));
  // Without an order they are read in the article's.
  const ranks = left.length > 0 ? await rank(left.map(({ input }) => input.text)).catch(() => []) : [];
  signal.throwIfAborted();
  const blockOf = ({ index }: AskedSentence) => article.sentences[index]!.block;
  const inView = blocksInView({ places }, left.map(blockOf));
  const isInView = (sentence: AskedSentence) => inView.has(blockOf(sentence));
  const urgencies = new Map(
    left.map((sentence, i) => [sentence, (ranks[i] ?? 0) + (isInView(sentence) ? IN_VIEW.rank : 0)]),
  );
  /** Requests that lie with the matcher, and those that failed, until somebody waits for one of them. */
  const underWay = new Set<Promise<void>>();
  let answered = 0;
  const finish = (batch: AskedSentence[]): void => {
    signal.throwIfAborted();
    let isNews = false;
    for (const sentence of batch) {
      const taken = take(sentence);
      isNews ||= taken.length + matches.get(sentence)!.length > 0;
      matches.set(sentence, taken);
    }
    done += batch.length;
    tell(isNews);
  };
  /** Asks of a batch, and tells of it when all essays have answered: what lights up waits for no other batch. */
  const request = (essay: string, batch: AskedSentence[], open: Set<string>): void => {
    const fetching: Promise<void> = fetch(essay, batch).then(() => {
      underWay.delete(fetching);
      answered += 1;
      open.delete(essay);
      if (open.size === 0) finish(batch);
    });
    fetching.catch(() => {}); // Told to who waits.
    underWay.add(fetching);
    answers.underWay = Promise.allSettled(underWay);
  };
  const finishOne = (): Promise<void> => Promise.race(underWay);
  const finishAll = async (): Promise<void> => void (await Promise.all(underWay));
  const urgencyOf = (sentence: AskedSentence) => urgencies.get(sentence) ?? 0;
  const unasked = new Set(left);
  /** Orders what was not asked yet by how likely it is to match; where that fails the order stays as it is. */
  const foreseeRest = async (): Promise<void> => {
    const likeliest = new Set([...unasked].toSorted((a, b) => urgencyOf(b) - urgencyOf(a)).slice(0, MOST_FORESEEN));
    // In reading order: the sentence before each is begun as well.
    const rest = [...unasked].filter((sentence) => likeliest.has(sentence));
    const sentences = rest.map(({ input }) => input);
    const chances = rest.map(() => 0);
    for (const essay of essays) {
      await whenSeen();
      signal.throwIfAborted();
      // In two parts, since two may be read side by side.
      const half = Math.ceil(sentences.length / 2);
      const parts = [sentences.slice(0, half), sentences.slice(half)];
      const its = await Promise.all(parts.map((part) => ask.foreseeMatches({ essay, sentences: part })));
      for (const [i, chance] of its.flat().entries()) chances[i] = Math.max(chances[i] ?? 0, chance);
    }
    for (const sentence of unasked) urgencies.set(sentence, -1);
    for (const [i, sentence] of rest.entries())
      urgencies.set(sentence, chances[i]! * (isInView(sentence) ? IN_VIEW.chance : 1));
  };
  let batches = 0;
  for (const batch of batchesOf(left, urgencyOf)) {
    for (const sentence of batch) unasked.delete(sentence);
    const open = new Set(essays);
    for (const essay of essays) {
      if (underWay.size === ASKED_AHEAD) await finishOne();
      await whenSeen();
      signal.throwIfAborted();
      request(essay, batch, open);
    }
    batches += 1;
    if (batches === BY_WORDS && !asking.isFailing && unasked.size >= WORTH_FORESEEING && essays.length <= MOST_ESSAYS) {
      // Asked for when the matcher has answered once: before, it might come there first, and what lights up first would wait.
      if (answered === 0) await finishOne();
      // Where the network hangs this would, too.
      const foreseeing = asking.isFailing ? null : foreseeRest().catch(() => {});
      await finishAll();
      // It hangs with the network then, and words need no order to be quick.
      if (!asking.isFailing) await foreseeing;
      signal.throwIfAborted();
    }
  }
  await finishAll();
  const { byWords } = asking;
  return byWords === undefined ? { total } : { total, byWords };
}
