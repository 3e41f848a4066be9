import { namedUrl, ownUrl } from './canonical.ts';

/**
 * Makes the teller of one page's address, the key under which it is remembered. It is the canonical address, except
 * where a single-page site went on to another path and left the canonical link of the article before: then it is the
 * live one. Ask it once when the page is loaded; what it hears then is believed.
 */
export function createPageAddress(): (page: Document) => string {
  let seen: { named: string; path: string } | null = null;
  return (page) => {
    const own = ownUrl(page);
    const named = namedUrl(page);
    if (named === null) return own;
    const path = URL.canParse(own) ? new URL(own).pathname : own;
    // Believed as long as it is new, or the page is where it was when it was new.
    if (seen?.named !== named) seen = { named, path };
    return seen.path === path ? named : own;
  };
}
