import { believedName, namesGiven, ownUrl } from './canonical.ts';

/** Tells one page's address, the key under which it is remembered. */
export interface PageAddress {
  (page: Document): string;
  /** Hears what the page calls itself now, for less than telling its address costs. */
  hear(page: Document): void;
}

/**
 * Makes the teller of one page's address. It is the canonical address, except where a single-page site went on to
 * another path and left the canonical link of the article before: then it is the live one. Have it hear the page once
 * it is loaded, and whenever its text or address changed; what it hears first is believed.
 */
export function createPageAddress(): PageAddress {
  /** Not looked into yet: where nobody asks, it need not be. */
  let heard: { given: (string | null)[]; url: string } | null = null;
  let seen: { named: string; path: string } | null = null;

  /** Believed as long as it is new, or the page is where it was when it was new. */
  function believe(given: (string | null)[], url: string): string | null {
    const named = believedName(given, url);
    if (named === null) return null;
    const path = URL.canParse(url) ? new URL(url).pathname : url;
    if (seen?.named !== named) seen = { named, path };
    return seen.path === path ? named : null;
  }

  function catchUp(): void {
    if (heard) believe(heard.given, heard.url);
    heard = null;
  }

  const tell = (page: Document): string => {
    catchUp();
    return believe(namesGiven(page), page.URL) ?? ownUrl(page);
  };
  return Object.assign(tell, {
    hear(page: Document) {
      const now = { given: namesGiven(page), url: page.URL };
      // Heard at each change of the text, and on one page mostly the same.
      if (heard?.url === now.url && heard.given.every((name, i) => name === now.given[i])) return;
      catchUp();
      heard = now;
    },
  });
}
