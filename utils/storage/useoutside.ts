import { useEffect, useState } from 'preact/hooks';
import { copyOutside, outsideItem, type OutsideState } from './outsidecopy.ts';

/** What is known of the folder that backups are copied to; null: there is none. Catches up with it at once. */
export function useOutside(): OutsideState | null {
  const [state, setState] = useState<OutsideState | null>(null);
  useEffect(() => {
    void outsideItem.getValue().then(setState);
    const stop = outsideItem.watch(setState);
    void copyOutside();
    return stop;
  }, []);
  return state;
}
