import { colourOf } from '../essays/look.ts';
import type { Painter } from '../highlight/paint.ts';
import { createBadge } from './badge.ts';
import type { CardActions, MountCard } from './card.ts';
import { chooseByState } from './chosen.ts';
import type { PageEdges } from './edges.ts';
import type { Known } from './known.ts';
import type { Memory } from './memory.ts';
import { createPresence, type Presence } from './presence.ts';
import type { ShownState } from './withlooks.ts';

interface Parts {
  document: Document;
  window: Window;
  painter: Painter;
  mountCard: MountCard;
  ask: Pick<PageEdges['ask'], 'setBadge' | 'bringStyles'>;
  actions(): CardActions;
}

/** What a page shows of what is known of it, and the number on the icon with it. */
export interface Scenery {
  /** Null: there was nothing to show so far. */
  readonly presence: Presence | null;
  /** Ids of what is painted on its words at this moment. */
  readonly standing: ReadonlySet<string>;
  /** Makes it where there is none. */
  appear(): Presence;
  /** @throws the signal's reason when another run overtakes it */
  show(known: Known, memory: Memory, browsing: ShownState | null, alive: AbortSignal): Promise<void>;
  /** Puts back what the page wrote anew. False: it wrote nothing of ours anew. */
  follow(signal: AbortSignal): Promise<boolean>;
  /** The page was put away: the browser took the number, and what was asked for meanwhile may never come. */
  shownAgain(): void;
  /** Takes everything away. */
  remove(): void;
}

export function createScenery({ document, window, painter, mountCard, ask, actions }: Parts): Scenery {
  let presence: Presence | null = null;
  const badge = createBadge(ask);
  let styling: Promise<unknown> | null = null;
  let isStyled = false;
  /** Has the styles brought; where that failed it is tried again. */
  const style = (): Promise<unknown> =>
    (styling ??= ask.bringStyles({ frames: false }).then(
      () => (isStyled = true),
      (error: unknown) => {
        styling = null;
        throw error;
      },
    ));
  const appear = (): Presence => {
    style().catch(() => {}); // A card shows its sentence without them, too.
    return (presence ??= createPresence({ document, window, painter, mountCard, actions: actions() }));
  };
  const count = (): Promise<void> =>
    badge.show(presence?.painted.filter(({ subject }) => subject.matches.length > 0).length || null);
  return {
    get presence() {
      return presence;
    },
    get standing() {
      return presence?.standing ?? new Set<string>();
    },
    appear,
    async show(known, memory, browsing, alive) {
      const matches = chooseByState(known.matches, memory, browsing);
      const { article, places, isPart } = known;
      const { notes } = memory;
      const looks = browsing?.essayLooks ?? [];
      // Also where there is nothing to show yet: when they come the browser works the page's styles out, and until the first
      // sentences are read there is time for it.
      const styled = style();
      styled.catch(() => {});
      if (matches.length + notes.length > 0) {
        await styled;
        alive.throwIfAborted();
        appear();
      }
      const scene = { article, places, isPart, matches, notes, colourOf: (essay: string) => colourOf(essay, looks) };
      await presence?.show(scene, alive);
      alive.throwIfAborted();
      await count();
    },
    async follow(signal) {
      const followed = (await presence?.follow(signal)) === true;
      if (followed) await count();
      return followed;
    },
    shownAgain() {
      if (!isStyled) styling = null;
      void badge.tellAgain();
    },
    remove() {
      presence?.remove();
      presence = null;
      void badge.show(null);
    },
  };
}
