/** Readings of one page, of which each takes the place of the one before. */
export interface Runs {
  /** Of the present one, and of the session with it. */
  readonly alive: AbortSignal;
  /** Ends the present one and begins the next. */
  begin(): AbortSignal;
}

export function createRuns(signal: AbortSignal): Runs {
  let run = new AbortController();
  let alive = signal;
  signal.addEventListener('abort', () => run.abort());
  return {
    get alive() {
      return alive;
    },
    begin() {
      run.abort();
      run = new AbortController();
      alive = AbortSignal.any([run.signal, signal]);
      return alive;
    },
  };
}
