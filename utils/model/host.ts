import type { Match } from '../matching/match.ts';
import { canRetry, MatchingError } from './errors.ts';
import { createFairQueue, type Turn } from './fairqueue.ts';
import type { MatchRequest } from './matchrequest.ts';
import type { WorkerHandle } from './workerhandle.ts';

/** A request is repeated once in a fresh worker; a second death is no accident. */
const ATTEMPTS = 2;

/**
 * Milliseconds after which a worker counts as hung. A slow machine scores some 10 sentences a second; the first
 * request also loads the model (2 s here) and may embed an essay with a thousand wordings (15 s here).
 */
const REQUEST_LIMIT = 20_000;
const SENTENCE_LIMIT = 1_000;
const START_LIMIT = 90_000;

/** Milliseconds without a request after which the worker's memory (some 150 MB) is given back. */
const IDLE_LIMIT = 5 * 60_000;

/**
 * Milliseconds for which tabs behind wait after each request of one in front: its next one comes as soon as it has the
 * answer (5 ms there and back), and would else find the worker at a batch of theirs each time.
 */
const COURTESY = 30;

export interface MatchingHostParts {
  spawnWorker(): WorkerHandle;
  /** Called when the worker has been ended for want of work. */
  onIdle?(): void;
}

/** Owns the worker: one request at a time, each sender its turn, those in front first. */
export interface MatchingHost {
  /**
   * Matches sentences in the tab's turn.
   * @throws MatchingError
   */
  match(request: MatchRequest, turn: Turn): Promise<Match[]>;
  /**
   * Foresees in the tab's turn which sentences match, see `Matcher.foresee`.
   * @throws MatchingError
   */
  foresee(request: MatchRequest, turn: Turn): Promise<number[]>;
  /** Ends the worker; requests that wait are rejected. */
  close(): void;
}

interface Job {
  /** Sentences that the worker is to look at. */
  sentences: number;
  /** May be asked for again, of another worker. */
  run(worker: WorkerHandle): Promise<unknown>;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** Makes a host. The worker starts with the first request. */
export function createMatchingHost({ spawnWorker, onIdle }: MatchingHostParts): MatchingHost {
  const queue = createFairQueue<Job>();
  let worker: { handle: WorkerHandle; warm: boolean } | undefined;
  let working = false;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  function endWorker(): void {
    worker?.handle.terminate();
    worker = undefined;
  }

  async function attempt({ sentences, run }: Job): Promise<unknown> {
    worker ??= { handle: spawnWorker(), warm: false };
    const current = worker;
    const limit = REQUEST_LIMIT + sentences * SENTENCE_LIMIT + (current.warm ? 0 : START_LIMIT);
    const answer = await withLimit(run(current.handle), limit);
    current.warm = true;
    return answer;
  }

  async function serve(job: Job): Promise<unknown> {
    for (let left = ATTEMPTS - 1; ; left -= 1) {
      try {
        return await attempt(job);
      } catch (error) {
        // The essay may be gone while the worker is well; after anything else it is not trusted again.
        if (!(error instanceof Error && error.name === 'EssayMissingError')) endWorker();
        if (left === 0 || !canRetry(error)) throw error;
      }
    }
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    clearTimeout(idleTimer);
    for (let inFront = queue.nextInFront(); inFront !== null; inFront = queue.nextInFront()) {
      const job = queue.take()!;
      await serve(job).then(job.resolve, job.reject);
      if (inFront && queue.nextInFront() === false) await new Promise((resolve) => setTimeout(resolve, COURTESY));
    }
    working = false;
    idleTimer = setTimeout(() => {
      endWorker();
      onIdle?.();
    }, IDLE_LIMIT);
  }

  function enqueue<Answer>(
    { sentences }: MatchRequest,
    turn: Turn,
    run: (worker: WorkerHandle) => Promise<Answer>,
  ): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      queue.push(turn, { sentences: sentences.length, run, resolve: resolve as Job['resolve'], reject });
      void work();
    });
  }

  return {
    match: (request, turn) => enqueue(request, turn, (worker) => worker.match(request)),
    foresee: (request, turn) => enqueue(request, turn, (worker) => worker.foresee(request)),
    close() {
      clearTimeout(idleTimer);
      endWorker();
      for (const job of queue.drain()) job.reject(new MatchingError('WorkerDiedError', 'the host was closed'));
    },
  };
}

/** Waits for a result for at most `limit` milliseconds. */
async function withLimit<T>(result: Promise<T>, limit: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new MatchingError('MatchTimeoutError', `after ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
