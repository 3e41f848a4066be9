import type { PageEdges } from './edges.ts';

/** Tells how many highlights a page has; null: it is none of ours. */
export interface Badge {
  show(count: number | null): Promise<void>;
  /** The browser took the number off the button: it is told anew. */
  tellAgain(): Promise<void>;
}

/** Makes a badge that sends a message only when the number changed. */
export function createBadge({ setBadge }: Pick<PageEdges['ask'], 'setBadge'>): Badge {
  let shown: number | null = null;
  // A number on a button is worth no failure.
  const tell = async () => void (await setBadge({ count: shown }).catch(() => {}));
  return {
    async show(count) {
      if (count === shown) return;
      shown = count;
      await tell();
    },
    async tellAgain() {
      if (shown !== null) await tell();
    },
  };
}
