/** Cores from which a second worker is worth it, and for each worker those from which a second thread of its own is. */
const CORES_FOR_TWO = 2;
const CORES_FOR_THREADS = 4;

/** Gigabytes of memory, as the browser says (8 at most, or more), from which there is room for a second worker's 150 MB. */
const ROOM_FOR_TWO = 8;

/**
 * Chooses how many workers may read side by side. On two idle cores two workers of one thread read 67 sentences a second,
 * one worker of two threads 55, one of one thread 36 (EPYC, 30 November 2026, by a script outside the tree: this network under
 * Node); and workers, unlike threads, never wait for each other on cores that others keep busy. More than two would
 * take the memory of more.
 * @param memory gigabytes; Firefox does not say
 */
export function chooseWorkers(
  cores = navigator.hardwareConcurrency,
  memory = (navigator as { deviceMemory?: number }).deviceMemory ?? Infinity,
): number {
  return cores >= CORES_FOR_TWO && memory >= ROOM_FOR_TWO ? 2 : 1;
}

/**
 * Chooses the number of a worker's threads: a second one is taken only where half of the cores are left over, since the
 * threads wait for each other on busy ones (45 sentences took 11 s instead of 1, with a smaller network), and never where threads
 * do not exist (Firefox).
 * @param workers that may read side by side
 */
export function chooseThreads(
  cores = navigator.hardwareConcurrency,
  workers = 1,
  shared = typeof SharedArrayBuffer,
): number {
  return shared !== 'undefined' && cores >= CORES_FOR_THREADS * workers ? 2 : 1;
}
