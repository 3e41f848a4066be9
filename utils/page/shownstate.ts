import type { PageEdges } from './edges.ts';
import { type ShownState, withLooks } from './withlooks.ts';

/** What a page goes by, while questions about it overtake each other: of a large library the looks come late. */
export interface Browsing {
  /** Null: it was not read yet. */
  readonly present: ShownState | null;
  /** Reads it anew. What was asked for earlier never takes the place of what was asked for later. */
  renew(): Promise<ShownState>;
  /** Adds how these essays look, and those that are shown, to what is known by then: the reader may set something meanwhile. */
  learnLooks(essays?: string[]): Promise<void>;
}

/** @param shown essays of what may be shown already */
export function createBrowsing(
  { readBrowsingState, ask }: Pick<PageEdges, 'readBrowsingState' | 'ask'>,
  shown: () => string[],
): Browsing {
  let present: ShownState | null = null;
  let asked = 0;
  let held = 0;
  return {
    get present() {
      return present;
    },
    async renew() {
      const mine = (asked += 1);
      const now = await withLooks(await readBrowsingState(), shown(), ask);
      if (present && mine < held) return present;
      held = mine;
      present = now;
      return now;
    },
    async learnLooks(essays = []) {
      for (let before = present; before; before = present) {
        const now = await withLooks(before, [...essays, ...shown()], ask);
        if (present !== before) continue;
        present = now;
        return;
      }
    },
  };
}
