import { ESSAY_COLOURS, type EssayColour } from '../essays/look.ts';
import type { Relation } from '../matching/match.ts';
import type { Scheme } from './scheme.ts';

/** How a stretch of the page can look: a claim made or disputed in its essay's colour, or something of ours. */
export type Look = `${Relation}-${EssayColour}` | 'note' | 'focused' | 'flash';

/** Later looks lie over earlier ones. */
const LOOKS: Look[] = [
  ...(['agrees', 'disputes'] as const).flatMap((relation) =>
    ESSAY_COLOURS.map((colour) => `${relation}-${colour}` as const),
  ),
  'note',
  'focused',
  'flash',
];

/** Name of a look on a ground in the registry of CSS highlights, which page and extension share. */
export function highlightName(look: Look, ground: Scheme): string {
  return `throughline-${look}${ground === 'dark' ? '-dark' : ''}`;
}

/** Said of a page on the themes in a browser without the CSS Custom Highlight API: the manifest asks for newer ones. */
export const NO_HIGHLIGHTS = 'This browser is too old to show highlights. Update it, then reload the page.';

/** Paints stretches of the page without touching its DOM. */
export interface Painter {
  /** False where the browser has no CSS Custom Highlight API: `paint` then does nothing. */
  readonly supported: boolean;
  /** Paints a range; returns what takes it away again. The range must have been made by the caller. */
  paint(look: Look, range: Range): () => void;
  /** Has all that is painted, and will be, look as it should on such a ground; on a light one at first. */
  setScheme(ground: Scheme): void;
  /** Puts back what the page took out of the registry that it shares with the extension. */
  uphold(): void;
  /** Takes everything away. */
  clear(): void;
}

/** The parts of the API in use, so that a test can bring its own. */
export interface HighlightApi {
  registry: {
    get(name: string): Highlight | undefined;
    set(name: string, highlight: Highlight): unknown;
    delete(name: string): boolean;
  };
  create(): Highlight;
}

/** Finds the registry of a window, each frame having its own; null where the browser is too old to have one. */
export function highlightsOf(window: Window): HighlightApi | null {
  const { Highlight: Native, CSS: css } = window as Window & Partial<Pick<typeof globalThis, 'Highlight' | 'CSS'>>;
  return Native && css && 'highlights' in css ? { registry: css.highlights, create: () => new Native() } : null;
}

/**
 * Makes the painter of one page. What is painted is counted here: in Firefox a content script can add to a
 * `Highlight` and take away from it, but not look inside. The looks themselves are in `highlight.css`.
 */
export function createPainter(api: HighlightApi | null): Painter {
  // Firefox ends the script of an extension that is updated without a word, and what it had painted stays.
  for (const look of LOOKS)
    for (const ground of ['light', 'dark'] as const) api?.registry.delete(highlightName(look, ground));
  let scheme: Scheme = 'light';
  const nameOf = (look: Look): string => highlightName(look, scheme);
  const painted = new Map<Look, { highlight: Highlight; ranges: Set<Range> }>();

  const layerOf = (look: Look, { registry, create }: HighlightApi) => {
    const known = painted.get(look);
    if (known) return known;
    const layer = { highlight: create(), ranges: new Set<Range>() };
    layer.highlight.priority = LOOKS.indexOf(look);
    painted.set(look, layer);
    registry.set(nameOf(look), layer.highlight);
    return layer;
  };

  const erase = (look: Look, range: Range): void => {
    const layer = painted.get(look);
    if (!layer?.ranges.delete(range)) return;
    layer.highlight.delete(range);
    if (layer.ranges.size > 0) return;
    painted.delete(look);
    api?.registry.delete(nameOf(look));
  };

  return {
    supported: api !== null,
    paint(look, range) {
      if (!api) return () => {};
      // A range of its own for every coat, so that taking one away leaves another on the same words.
      const coat = range.cloneRange();
      const layer = layerOf(look, api);
      layer.ranges.add(coat);
      layer.highlight.add(coat);
      return () => erase(look, coat);
    },
    setScheme(ground) {
      if (ground === scheme) return;
      for (const look of painted.keys()) api?.registry.delete(nameOf(look));
      scheme = ground;
      for (const [look, { highlight }] of painted) api?.registry.set(nameOf(look), highlight);
    },
    uphold() {
      for (const [look, { highlight, ranges }] of painted) {
        if (highlight.size < ranges.size) for (const range of ranges) highlight.add(range);
        if (api?.registry.get(nameOf(look)) !== highlight) api?.registry.set(nameOf(look), highlight);
      }
    },
    clear() {
      for (const [look, { highlight }] of painted) {
        highlight.clear();
        api?.registry.delete(nameOf(look));
      }
      painted.clear();
    },
  };
}
