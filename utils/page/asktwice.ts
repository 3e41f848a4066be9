import { isCutOff } from './cutoff.ts';

/**
 * Asks again, once, what only reads: browsers stop a background that seems idle, also between a question and its answer,
 * and start it with the next.
 */
export async function askTwice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isCutOff(error)) throw error;
    return await ask();
  }
}
