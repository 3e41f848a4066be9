import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Settings, settingsItem } from './settings.ts';

/** The reader's settings as they are now, whichever context changed them; null until they are read. */
export function useSettings(): ReadonlySignal<Settings | null> {
  const settings = useSignal<Settings | null>(null);
  useEffect(() => {
    let watching = true;
    const unwatch = settingsItem.watch((next) => (settings.value = next));
    void settingsItem.getValue().then((value) => {
      if (watching) settings.value ??= value;
    });
    return () => {
      watching = false;
      unwatch();
    };
  }, []);
  return settings;
}
