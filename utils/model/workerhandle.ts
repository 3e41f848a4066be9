import { releaseProxy, wrap } from 'comlink';
import type { Match } from '../matching/match.ts';
import { MatchingError } from './errors.ts';
import type { Matcher } from './matcher.ts';
import type { MatchRequest } from './matchrequest.ts';

/** A running matching worker, as its host sees it. */
export interface WorkerHandle {
  /** @throws MatchingError, or whatever the worker threw, by name */
  match(request: MatchRequest): Promise<Match[]>;
  /** Ends it at once; a request under way never settles. */
  terminate(): void;
}

/** Starts the worker. A crash rejects the request under way with WorkerDiedError instead of leaving it to hang. */
export function spawnMatchingWorker(): WorkerHandle {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'throughline-matching' });
  const remote = wrap<Matcher>(worker);
  const died = new Promise<never>((_resolve, reject) => {
    const fail = (event: Event) => {
      reject(new MatchingError('WorkerDiedError', event instanceof ErrorEvent ? event.message : event.type));
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  });
  // It may die between requests, when nobody listens.
  died.catch(() => undefined);
  return {
    match: (request) => Promise.race([remote.match(request), died]),
    terminate() {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
