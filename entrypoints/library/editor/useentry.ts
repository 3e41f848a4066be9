import { useEffect, useRef } from 'preact/hooks';
import { useBeforeLeaving } from '@/components/usebeforeleaving.ts';
import { useWhenLeft } from '@/components/usewhenleft.ts';
import type { EssayEditor } from './useeditor.ts';

/**
 * What is typed in a form of the editor and not entered yet is entered when the form or the page is left, and nothing
 * is saved without it: what is refused stands there still.
 * @param take enters it; false: there is nothing in it
 * @returns what hears that the form is left
 */
export function useEntry({ entries }: EssayEditor, take: () => boolean) {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const entry = () => latest.current();
    entries.add(entry);
    return () => void entries.delete(entry);
  }, [entries]);
  useBeforeLeaving(() => void take());
  return useWhenLeft(() => void take());
}
