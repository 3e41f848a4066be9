interface Scheduler {
  postTask(task: () => void): Promise<void>;
}

/**
 * Gives the page its turn: resolves in a task of its own, behind what the page has waiting. Where the browser has no
 * scheduler (Firefox before 142) a timer does it, which browsers hold up for 4 ms when it comes of timers.
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function giveTurn(signal?: AbortSignal): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  await (scheduler ? scheduler.postTask(() => {}) : new Promise((resolve) => setTimeout(resolve, 0)));
  signal?.throwIfAborted();
}
