import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What of a checked item (`defineCheckedItem`) is read here. */
interface WatchedItem<T> {
  getValue(): Promise<T>;
  watch(callback: (value: T) => void): () => void;
}

/** What an item of the browser's storage holds now, whichever context changed it; null until it is read. */
export function useItem<T>(item: WatchedItem<T>): ReadonlySignal<T | null> {
  const held = useSignal<T | null>(null);
  useEffect(() => {
    // What was told meanwhile is newer than what is read.
    let stale = false;
    const unwatch = item.watch((next) => {
      stale = true;
      held.value = next;
    });
    void item.getValue().then((value) => {
      if (!stale) held.value = value;
    });
    return () => {
      stale = true;
      unwatch();
    };
  }, []);
  return held;
}
