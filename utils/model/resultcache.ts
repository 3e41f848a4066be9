/** Remembers the results used last, up to a number; older ones are computed again. */
export interface ResultCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Makes a cache of at most `limit` entries that forgets the one unused longest. */
export function createResultCache<T>(limit: number): ResultCache<T> {
  // A Map keeps the order of insertion: what is used is put at the end, what is first is oldest.
  const kept = new Map<string, T>();
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) {
        kept.delete(key);
        kept.set(key, value);
      }
      return value;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size <= limit) return;
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    },
  };
}
