import type { Article } from '../article/article.ts';
import { type AskedSentence, toAskedSentences } from '../matching/articlesentences.ts';
import type { Match } from '../matching/match.ts';
import { askPatiently, batchesOf } from './batches.ts';
import type { PageEdges } from './edges.ts';
import { toKnownMatch, type KnownMatch } from './knownmatch.ts';

/**
 * What the matcher said of sentences already asked about, by essay and sentence: when a page grows or rewrites itself,
 * only what is new goes to the matcher.
 */
export type Answers = Map<string, Match[]>;

interface MatchArticle {
  article: Article;
  /** Ids of the essays whose themes the page covers. */
  essays: string[];
  answers: Answers;
  /** How soon a sentence is to be read: the largest first. */
  urgency(sentence: string): number;
  ask: PageEdges['ask']['matchSentences'];
  /**
   * Called with all matches so far, the new ones among them, and how many of the sentences that go to the matcher are
   * done. First before anything is asked.
   */
  onProgress(progress: { matches: KnownMatch[]; fresh: KnownMatch[]; done: number; total: number }): void;
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
  urgency,
  ask,
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
  const isNew = (sentence: AskedSentence) => essays.some((essay) => !answers.has(key(essay, sentence)));

  const asked = toAskedSentences(article);
  const total = asked.length;
  const fresh = asked.filter(isNew);
  let done = total - fresh.length;
  const matches = take(asked.filter((sentence) => !isNew(sentence)));
  onProgress({ matches, fresh: [...matches], done, total });

  for (const batch of batchesOf(fresh, ({ input }) => urgency(input.text))) {
    const sentences = batch.map(({ input }) => input);
    for (const essay of essays) {
      const answer = await askPatiently(() => ask({ essay, sentences }), signal);
      signal.throwIfAborted();
      for (const [i, sentence] of batch.entries()) {
        answers.set(
          key(essay, sentence),
          answer.filter((match) => match.sentence === i),
        );
      }
    }
    const taken = take(batch);
    matches.push(...taken);
    done += batch.length;
    onProgress({ matches, fresh: taken, done, total });
  }
  return total;
}
