import { type Inputs, useEffect, useState } from 'preact/hooks';

/** What was read once for these inputs: an editor goes on from it by itself. Undefined while it is not there yet. */
export function useOnce<T>(read: () => Promise<T>, inputs: Inputs): T | undefined {
  const [answer, setAnswer] = useState<{ value: T } | null>(null);
  useEffect(() => {
    let current = true;
    setAnswer(null);
    read().then(
      (value) => current && setAnswer({ value }),
      (error: unknown) => console.error('Throughline could not read an essay', error),
    );
    return () => {
      current = false;
    };
  }, inputs);
  return answer?.value;
}
