import type { PageEdges } from './edges.ts';

/** Makes the teller of how many highlights a page has; it sends a message only when the number changed. */
export function createBadge({ setBadge }: Pick<PageEdges['ask'], 'setBadge'>): (count: number | null) => Promise<void> {
  let shown: number | null = null;
  return async (count) => {
    if (count === shown) return;
    shown = count;
    // A number on a button is worth no failure.
    await setBadge({ count }).catch(() => {});
  };
}
