/** Whose work it is. */
export interface Turn {
  /** Names the tab. */
  sender: string;
  /** Whether the reader has the tab before them. */
  inFront: boolean;
}

/** Holds work of several senders and gives each its turn. */
export interface FairQueue<T> {
  push(turn: Turn, item: T): void;
  /** Takes the next sender's oldest item; undefined when empty. */
  take(): T | undefined;
  /** Whether what is taken next belongs to a tab in front; null when empty. */
  nextInFront(): boolean | null;
  /** Takes everything. */
  drain(): T[];
}

/**
 * Makes a queue that goes round its senders, first those in front: neither a long article in another window nor nine
 * tabs behind hold up the one that is being read.
 */
export function createFairQueue<T>(): FairQueue<T> {
  // In order of turns: who was served goes to the end.
  const waiting = new Map<string, { item: T; inFront: boolean }[]>();
  const next = () => {
    const turns = [...waiting];
    return turns.find(([, items]) => items[0]?.inFront) ?? turns[0];
  };
  return {
    push({ sender, inFront }, item) {
      const items = waiting.get(sender);
      if (items) items.push({ item, inFront });
      else waiting.set(sender, [{ item, inFront }]);
    },
    take() {
      const turn = next();
      if (!turn) return undefined;
      const [sender, items] = turn;
      const taken = items.shift();
      waiting.delete(sender);
      if (items.length > 0) waiting.set(sender, items);
      return taken?.item;
    },
    nextInFront: () => next()?.[1][0]?.inFront ?? null,
    drain() {
      const items = [...waiting.values()].flat().map(({ item }) => item);
      waiting.clear();
      return items;
    },
  };
}
