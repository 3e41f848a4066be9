import { useEffect, useState } from 'preact/hooks';
import { dismissedItem, exportedItem, readExportState, remindToExport } from './exportreminder.ts';
import { useLive } from './uselive.ts';

/**
 * What the reader is told while only this browser holds the notes, and how it is waved away; null: nothing.
 * @param on false: the notes are not looked at yet
 */
export function useCopyReminder(on = true): { words: string; dismiss(): void } | null {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const again = () => setChanges((count) => count + 1);
    const stops = [exportedItem.watch(again), dismissedItem.watch(again)];
    return () => stops.forEach((stop) => stop());
  }, []);
  const state = useLive(() => (on ? readExportState() : Promise.resolve(null)), [changes, on]).value;
  const words = state?.kind === 'answer' && state.value !== null ? remindToExport(state.value, new Date()) : null;
  return words === null ? null : { words, dismiss: () => void dismissedItem.setValue(new Date().toISOString()) };
}
