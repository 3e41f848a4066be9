import { useState } from 'preact/hooks';
import { sayFailure } from '@/utils/storage/failure.ts';

/** Does what may fail; `problem` says in a sentence how the last attempt did, empty: it did not. */
export function useAttempt() {
  const [problem, setProblem] = useState('');
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(sayFailure(error));
    }
  };
  return { problem, attempt };
}
