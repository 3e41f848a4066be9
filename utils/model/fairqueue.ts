/** Holds work of several senders and gives each its turn. */
export interface FairQueue<T> {
  push(sender: string, item: T): void;
  /** Takes the next sender's oldest item; undefined when empty. */
  take(): T | undefined;
  /** Takes everything. */
  drain(): T[];
}

/** Makes a queue that goes round its senders: a long article in one tab does not hold up a short one in another. */
export function createFairQueue<T>(): FairQueue<T> {
  // In order of turns: who was served goes to the end.
  const waiting = new Map<string, T[]>();
  return {
    push(sender, item) {
      const items = waiting.get(sender);
      if (items) items.push(item);
      else waiting.set(sender, [item]);
    },
    take() {
      const [next] = waiting;
      if (!next) return undefined;
      const [sender, items] = next;
      const item = items.shift();
      waiting.delete(sender);
      if (items.length > 0) waiting.set(sender, items);
      return item;
    },
    drain() {
      const items = [...waiting.values()].flat();
      waiting.clear();
      return items;
    },
  };
}
