import type { Matcher } from './matcher.ts';

/** Milliseconds without a request after which the matcher reads ahead: between two of one page there are some ten. */
const QUIET = 300;

/**
 * Has a matcher read ahead whenever nothing has been asked for a while, a bit at a time, so that what is asked meanwhile waits
 * for a bit at most.
 */
export function readAheadInQuiet({ match, foresee, readAhead }: Matcher): Pick<Matcher, 'match' | 'foresee'> {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const goOn = async (): Promise<void> => {
    // What fails now will fail again for somebody who is told.
    const isMore = await readAhead().catch(() => false);
    if (isMore && asked === 0) goOnAfter(0);
  };
  /** Whatever was to go on before: a request may have come and gone during a bit, and two would go on side by side. */
  const goOnAfter = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void goOn(), ms);
  };
  const during = async <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    asked += 1;
    clearTimeout(timer);
    try {
      return await answer();
    } finally {
      asked -= 1;
      if (asked === 0) goOnAfter(QUIET);
    }
  };
  return { match: (request) => during(() => match(request)), foresee: (request) => during(() => foresee(request)) };
}
