import type { Match } from '../matching/match.ts';
import { canRetry, MatchingError } from './errors.ts';
import { createFairQueue, type Turn } from './fairqueue.ts';
import type { MatchRequest } from './matchrequest.ts';
import type { WorkerHandle } from './workerhandle.ts';

/** A request is repeated once in a fresh worker; a second death is no accident. */
const ATTEMPTS = 2;

/**
 * Milliseconds after which a worker counts as hung. A slow machine scores some 10 sentences a second; the first
 * request also loads the model (0.6 s here) and may embed an essay with a thousand wordings (15 s here).
 */
const REQUEST_LIMIT = 20_000;
const SENTENCE_LIMIT = 1_000;
const START_LIMIT = 90_000;

/** Milliseconds without a request after which the workers' memory (some 150 MB each) is given back. */
const IDLE_LIMIT = 5 * 60_000;

/**
 * Milliseconds for which tabs behind wait after the last request of one in front: its next one comes as soon as it has the
 * answer (5 ms there and back), and would else find the workers at a batch of theirs each time.
 */
const COURTESY = 30;

export interface MatchingHostParts {
  spawnWorker(): WorkerHandle;
  /** Workers at most; see `chooseWorkers`. */
  workers?: number;
  /** Called when the workers have been ended for want of work. */
  onIdle?(): void;
}

/** Owns the workers: one request at a time each, each sender its turn, those in front first. */
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
  /** Starts a worker where there is none: a request is about to come. It loads no model before that. */
  wake(): void;
  /** Ends the workers; requests that wait are rejected. */
  close(): void;
}

interface Job {
  turn: Turn;
  /** Sentences that the worker is to look at. */
  sentences: number;
  /** May be asked for again, of another worker. */
  run(worker: WorkerHandle): Promise<unknown>;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** Where a worker sits, or will. */
interface Desk {
  worker: { handle: WorkerHandle; warm: boolean } | undefined;
  isBusy: boolean;
}

/**
 * Makes a host. A worker starts with the first request, or just before it, and the others once that one has answered and
 * more is asked than it can do at a time. They are a convenience: what fails with one of them is done by the first, and they
 * are not tried again.
 */
export function createMatchingHost({ spawnWorker, workers = 1, onIdle }: MatchingHostParts): MatchingHost {
  const queue = createFairQueue<Job>();
  let desks = Array.from({ length: workers }, (): Desk => ({ worker: undefined, isBusy: false }));
  const first = desks[0]!;
  /** Requests of tabs in front that are under way. */
  let ofFront = 0;
  let courtesy: ReturnType<typeof setTimeout> | undefined;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  function endWorker(desk: Desk): void {
    desk.worker?.handle.terminate();
    desk.worker = undefined;
  }

  const workerAt = (desk: Desk) => (desk.worker ??= { handle: spawnWorker(), warm: false });

  function waitForWork(): void {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => {
      desks.forEach(endWorker);
      onIdle?.();
    }, IDLE_LIMIT);
  }

  async function attempt(desk: Desk, { sentences, run }: Job): Promise<unknown> {
    const current = workerAt(desk);
    const limit = REQUEST_LIMIT + sentences * SENTENCE_LIMIT + (current.warm ? 0 : START_LIMIT);
    const answer = await withLimit(run(current.handle), limit);
    current.warm = true;
    return answer;
  }

  /** Has a job done; answers what is to be done with the outcome. */
  async function serve(desk: Desk, job: Job): Promise<() => void> {
    for (let left = ATTEMPTS - 1; ; left -= 1) {
      try {
        const answer = await attempt(desk, job);
        return () => job.resolve(answer);
      } catch (error) {
        // The essay may be gone while the worker is well; after anything else it is not trusted again.
        const isWell = error instanceof Error && error.name === 'EssayMissingError';
        if (!isWell) endWorker(desk);
        if (!isWell && desk !== first) {
          desks = desks.filter((each) => each !== desk);
          return () => queue.push(job.turn, job);
        }
        if (left === 0 || !canRetry(error)) return () => job.reject(error);
      }
    }
  }

  function freeDesk(): Desk | undefined {
    if (!first.isBusy) return first;
    // While the model loads for the first time nothing is to slow it down, nor to fail twice.
    return first.worker?.warm ? desks.find(({ isBusy }) => !isBusy) : undefined;
  }

  /** Gives each free worker the next request; a tab behind has none while one in front may want it. */
  function work(): void {
    for (let inFront = queue.nextInFront(); inFront !== null; inFront = queue.nextInFront()) {
      const desk = inFront || (ofFront === 0 && courtesy === undefined) ? freeDesk() : undefined;
      if (!desk) return;
      void workAt(desk, queue.take()!, inFront);
    }
  }

  async function workAt(desk: Desk, job: Job, inFront: boolean): Promise<void> {
    clearTimeout(idleTimer);
    desk.isBusy = true;
    if (inFront) ofFront += 1;
    const settle = await serve(desk, job);
    // Before the answer: who gets it may ask again at once.
    desk.isBusy = false;
    settle();
    if (inFront) {
      ofFront -= 1;
      clearTimeout(courtesy);
      courtesy = setTimeout(() => {
        courtesy = undefined;
        work();
      }, COURTESY);
    }
    work();
    if (desks.every(({ isBusy }) => !isBusy)) waitForWork();
  }

  function enqueue<Answer>(
    { sentences }: MatchRequest,
    turn: Turn,
    run: (worker: WorkerHandle) => Promise<Answer>,
  ): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      queue.push(turn, { turn, sentences: sentences.length, run, resolve: resolve as Job['resolve'], reject });
      work();
    });
  }

  return {
    match: (request, turn) => enqueue(request, turn, (worker) => worker.match(request)),
    foresee: (request, turn) => enqueue(request, turn, (worker) => worker.foresee(request)),
    wake() {
      if (desks.some(({ isBusy }) => isBusy)) return;
      workerAt(first);
      waitForWork();
    },
    close() {
      clearTimeout(idleTimer);
      clearTimeout(courtesy);
      desks.forEach(endWorker);
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
