import type { Article } from '../article/article.ts';
import type { KnownMatch } from './knownmatch.ts';
import type { ThemeScore } from '../matching/gate.ts';

/** What is known of the page that is shown at this moment. */
export interface Known {
  article: Article | null;
  places: (Element | null)[];
  themes: ThemeScore[];
  matches: KnownMatch[];
  /** Ids of matches met before whose words were not in the page when it was last read to its end. */
  gone: string[];
}

/** Knows nothing yet. */
export const nothing = (): Known => ({ article: null, places: [], themes: [], matches: [], gone: [] });
