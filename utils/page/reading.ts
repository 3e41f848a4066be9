import type { Article, Sentence } from '../article/article.ts';
import type { Match, SentenceInput } from '../matching/match.ts';
import { askPatiently, batchesOf } from './batches.ts';
import type { PageEdges } from './edges.ts';
import { toKnownMatch, type KnownMatch } from './knownmatch.ts';

/**
 * What the matcher said of sentences already asked about, by essay and sentence: when a page grows or rewrites itself,
 * only what is new goes to the matcher.
 */
export type Answers = Map<string, Match[]>;

/** A sentence with the one before it in its block. */
export function inputOf(article: Article, sentence: Sentence): SentenceInput {
  const before = article.sentences[sentence.index - 1];
  return { text: sentence.text, context: before && before.block === sentence.block ? before.text : '' };
}

interface MatchArticle {
  article: Article;
  /** Ids of the essays whose themes the page covers. */
  essays: string[];
  answers: Answers;
  ask: PageEdges['ask']['matchSentences'];
  /** Called with all matches so far, the new ones among them, and how many of the sentences are done. */
  onProgress(progress: { matches: KnownMatch[]; fresh: KnownMatch[]; done: number }): void;
  signal: AbortSignal;
}

/** Has an article's sentences matched, top of the page first. @throws what the matcher threw, after two repeats */
export async function matchArticle({
  article,
  essays,
  answers,
  ask,
  onProgress,
  signal,
}: MatchArticle): Promise<KnownMatch[]> {
  const key = (essay: string, { text, context }: SentenceInput) => JSON.stringify([essay, context, text]);
  const matches: KnownMatch[] = [];
  let done = 0;

  const take = (sentences: Sentence[]): KnownMatch[] =>
    sentences.flatMap((sentence) =>
      essays.flatMap((essay) =>
        (answers.get(key(essay, inputOf(article, sentence))) ?? []).flatMap(
          (match) => toKnownMatch(article, { ...match, sentence: sentence.index }) ?? [],
        ),
      ),
    );
  const isNew = (sentence: Sentence) => essays.some((essay) => !answers.has(key(essay, inputOf(article, sentence))));

  const fresh = article.sentences.filter(isNew);
  const known = article.sentences.filter((sentence) => !isNew(sentence));
  matches.push(...take(known));
  done += known.length;
  onProgress({ matches, fresh: [...matches], done });

  for (const batch of batchesOf(fresh)) {
    const inputs = batch.map((sentence) => inputOf(article, sentence));
    for (const essay of essays) {
      const answer = await askPatiently(() => ask({ essay, sentences: inputs }), signal);
      signal.throwIfAborted();
      for (const [i, input] of inputs.entries()) {
        answers.set(
          key(essay, input),
          answer.filter(({ sentence }) => sentence === i),
        );
      }
    }
    const taken = take(batch);
    matches.push(...taken);
    done += batch.length;
    onProgress({ matches, fresh: taken, done });
  }
  return matches;
}
