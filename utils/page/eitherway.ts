import type { Match, SentenceInput } from '../matching/match.ts';
import { describeMatchingError, leavesWords } from '../model/errors.ts';
import type { Answers } from './answers.ts';
import { askPatiently } from './batches.ts';
import type { PageEdges } from './edges.ts';

/**
 * Milliseconds for which the network is not asked again after it failed for good: a page that grows has itself read again
 * every few seconds, and each time a worker would be started for nothing.
 */
const RESPITE = 15_000;

interface Request {
  essay: string;
  sentences: SentenceInput[];
}

/** Has sentences matched by the network, or by their words alone where that does not answer. */
export interface EitherWay {
  /** The network failed lately, or in this reading, and has not answered since: words are asked. */
  readonly isFailing: boolean;
  /** Why words had to do for some of what was asked, as a sentence for the reader; undefined: they had not. */
  readonly byWords: string | undefined;
  /**
   * Asks one of the two. Where the network fails on one request, the words are asked for those that lie with it, too: it
   * may hang, and each has minutes until it is given up. What it says of them after all is kept.
   * @param keep takes the answer; `isRough`: of words alone
   * @throws what the matcher threw, after two repeats
   */
  fetch(request: Request, keep: (answer: Match[], isRough: boolean) => void): Promise<void>;
}

/** Makes what asks for one reading; `answers` tells of those before. */
export function createEitherWay(
  answers: Pick<Answers, 'failure'>,
  { matchSentences }: Pick<PageEdges['ask'], 'matchSentences'>,
  signal: AbortSignal,
): EitherWay {
  let isFailing = answers.failure !== null && Date.now() - answers.failure.at < RESPITE;
  let why = answers.failure?.sentence;
  let byWords: string | undefined;
  /** Of requests that lie with the network. */
  const giveUps = new Set<() => void>();

  /** False: it fails, on this request or on another. */
  const askNetwork = (request: Request, keep: (answer: Match[]) => void): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const giveUp = () => resolve(false);
      giveUps.add(giveUp);
      askPatiently(() => matchSentences(request), signal)
        .then((answer) => {
          isFailing = false;
          answers.failure = null;
          keep(answer);
          resolve(true);
        })
        .catch((error: unknown) => {
          if (!leavesWords(error)) return reject(error);
          isFailing = true;
          why = describeMatchingError(error);
          answers.failure = { sentence: why, at: Date.now() };
          for (const each of giveUps) each();
        })
        .finally(() => giveUps.delete(giveUp));
    });

  return {
    get isFailing() {
      return isFailing;
    },
    get byWords() {
      return byWords;
    },
    async fetch(request, keep) {
      if (!isFailing && (await askNetwork(request, (answer) => keep(answer, false)))) return;
      const answer = await askPatiently(() => matchSentences({ ...request, byWords: true }), signal);
      byWords = why;
      keep(answer, true);
    },
  };
}
