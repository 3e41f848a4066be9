import type { ReadonlySignal } from '@preact/signals';
import { type Settings, settingsItem } from './settings.ts';
import { useItem } from './useitem.ts';

/** The reader's settings as they are now, whichever context changed them; null until they are read. */
export function useSettings(): ReadonlySignal<Settings | null> {
  return useItem(settingsItem);
}
