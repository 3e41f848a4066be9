import { useState } from 'preact/hooks';
import { sayFailure } from '@/utils/storage/failure.ts';

/**
 * Does what may fail; `problem` says in a sentence how the last attempt did, empty: it did not.
 * @param say a failure in a sentence for the reader
 */
export function useAttempt(say: (error: unknown) => string = sayFailure) {
  const [problem, setProblem] = useState('');
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(say(error));
    }
  };
  return { problem, attempt };
}
