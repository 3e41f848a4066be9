import { useState } from 'preact/hooks';
import { sayFailure } from './failure.ts';

/** Does what may fail; `problem` says in a sentence how the last attempt did, empty: it did not. */
export function useAttempt() {
  return useAttemptTold(sayFailure, '');
}

/**
 * As `useAttempt`, where one sentence does not say it. `tell` says what was wrong beside any attempt.
 * @param say a failure in words for the reader; one attempt may have its own
 * @param none told while nothing failed
 * @param first told before anything was attempted
 */
export function useAttemptTold<Told>(say: (error: unknown) => Told, none: Told, first = none) {
  const [problem, setProblem] = useState({ told: first });
  const tell = (told: Told) => setProblem({ told });
  const attempt = async (work: () => Promise<unknown>, sayThis = say): Promise<void> => {
    tell(none);
    try {
      await work();
    } catch (error) {
      tell(sayThis(error));
    }
  };
  return { problem: problem.told, tell, attempt };
}
