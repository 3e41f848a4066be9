import { releaseProxy, wrap } from 'comlink';
import type { Match } from '../matching/match.ts';
import { MatchingError } from './errors.ts';
import type { Matcher } from './matcher.ts';
import type { MatchRequest } from './matchrequest.ts';

/** What the worker lets its host call. */
export interface WorkerSide extends Pick<Matcher, 'match' | 'foresee'> {
  /** Resolves when the worker holds the lock of its own name, which it does for as long as it lives. */
  holdLock(): Promise<void>;
}

/** A running matching worker, as its host sees it. */
export interface WorkerHandle {
  /** @throws MatchingError, or whatever the worker threw, by name */
  match(request: MatchRequest): Promise<Match[]>;
  /** @throws as `match` */
  foresee(request: MatchRequest): Promise<number[]>;
  /** Ends it at once, and with it a request under way. */
  terminate(): void;
}

/** Starts the worker. However it ends, the request under way is rejected with WorkerDiedError instead of left to hang. */
export function spawnMatchingWorker(): WorkerHandle {
  const name = `throughline-matching-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  const remote = wrap<WorkerSide>(worker);
  const died = new Promise<never>((_resolve, reject) => {
    const fail = (event: Event) => {
      reject(new MatchingError('WorkerDiedError', event instanceof ErrorEvent ? event.message : event.type));
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    const ended = () => reject(new MatchingError('WorkerDiedError', 'the worker ended'));
    remote
      .holdLock()
      .then(() => navigator.locks.request(name, ended))
      .catch(ended);
  });
  // It may die between requests, when nobody listens.
  died.catch(() => undefined);
  return {
    match: (request) => Promise.race([remote.match(request), died]),
    foresee: (request) => Promise.race([remote.foresee(request), died]),
    terminate() {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
