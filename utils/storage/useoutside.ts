import { useEffect } from 'preact/hooks';
import { copyOutside, outsideItem, type OutsideState } from './outsidecopy.ts';
import { useItem } from './useitem.ts';

/** What is known of the folder that backups are copied to; null: there is none. Catches up with it at once. */
export function useOutside(): OutsideState | null {
  useEffect(() => void copyOutside(), []);
  return useItem(outsideItem).value;
}
