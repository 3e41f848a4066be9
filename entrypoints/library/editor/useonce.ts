import { type Inputs, useEffect, useState } from 'preact/hooks';
import { nameFailure } from '@/utils/storage/failure.ts';
import type { Live } from '@/utils/storage/uselive.ts';

/** What was read once for these inputs: an editor goes on from it by itself. Null while it is not there yet. */
export function useOnce<T>(read: () => Promise<T>, inputs: Inputs): Live<T> {
  const [answer, setAnswer] = useState<Live<T>>(null);
  useEffect(() => {
    let current = true;
    setAnswer(null);
    read().then(
      (value) => current && setAnswer({ kind: 'answer', value }),
      (error: unknown) => current && setAnswer({ kind: 'failed', error: nameFailure(error) }),
    );
    return () => {
      current = false;
    };
  }, inputs);
  return answer;
}
