import type { Article } from '../article/article.ts';
import type { KnownMatch } from './knownmatch.ts';
import type { ThemeScore } from '../matching/gate.ts';

/** What is known of the page that is shown at this moment. */
export interface Known {
  article: Article | null;
  places: (Element | null)[];
  /** The article is a part of a page that is too large to be read or searched whole. */
  isPart: boolean;
  themes: ThemeScore[];
  matches: KnownMatch[];
  /** Ids of matches met before whose words were not in the page when it was last read to its end. */
  gone: string[];
}

/** Knows nothing yet. */
export const nothing = (): Known => ({ article: null, places: [], isPart: false, themes: [], matches: [], gone: [] });
