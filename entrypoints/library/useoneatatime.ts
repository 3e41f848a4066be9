import { useRef } from 'preact/hooks';

/** Makes what does work unless it is at work already: of a button that is pressed twice, the second press does nothing. */
export function useOneAtATime(): (work: () => Promise<void>) => Promise<void> {
  const working = useRef(false);
  return async (work) => {
    if (working.current) return;
    working.current = true;
    try {
      await work();
    } finally {
      working.current = false;
    }
  };
}
