/** Whose work it is. */
export interface Turn {
  /** Names the tab. */
  sender: string;
  /** Names its window; null: it is in none. */
  window: string | null;
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

interface Line<T> {
  items: T[];
  window: string | null;
  inFront: boolean;
}

/**
 * Makes a queue that goes round its senders, first those in front: neither a long article in another window nor nine
 * tabs behind hold up the one that is being read. A window has one tab in front: when one asks from there, what the one
 * before still waits for has become work of a tab behind.
 */
export function createFairQueue<T>(): FairQueue<T> {
  // In order of turns: who was served goes to the end.
  const waiting = new Map<string, Line<T>>();
  const next = () => {
    const turns = [...waiting];
    return turns.find(([, { inFront }]) => inFront) ?? turns[0];
  };
  return {
    push({ sender, window, inFront }, item) {
      if (inFront && window !== null) {
        for (const line of waiting.values()) if (line.window === window) line.inFront = false;
      }
      const line = waiting.get(sender);
      if (line) Object.assign(line, { window, inFront }).items.push(item);
      else waiting.set(sender, { items: [item], window, inFront });
    },
    take() {
      const turn = next();
      if (!turn) return undefined;
      const [sender, line] = turn;
      const taken = line.items.shift();
      waiting.delete(sender);
      if (line.items.length > 0) waiting.set(sender, line);
      return taken;
    },
    nextInFront: () => next()?.[1].inFront ?? null,
    drain() {
      const items = [...waiting.values()].flatMap((line) => line.items);
      waiting.clear();
      return items;
    },
  };
}
