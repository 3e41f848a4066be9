import { namesGiven } from './canonical.ts';

/** What a page says of itself that it is there for, where that tells whether it is an article. */
export type Purpose = 'article' | 'shop' | 'video' | 'listing';

/** Types of schema.org, as JSON-LD and microdata name them. */
const TYPES: [Purpose, RegExp][] = [
  // "Report" and "Review" are written texts too, and so is what an "…Article" or "…Posting" is.
  ['article', /^(?:\w*Article|\w*Posting|Report|Review|CriticReview)$/],
  ['shop', /^(?:Product|ProductGroup|IndividualProduct)$/],
  // No VideoObject and no ItemList: stations and magazines put both on articles that they do not call so.
  ['listing', /^(?:SearchResultsPage|CollectionPage)$/],
];

/** More structured data than this, in UTF-16 units, is not looked through. */
const MOST_DATA = 200_000;

/**
 * Tells what a page is there for, by its Open Graph type, its JSON-LD and its own outermost microdata; null where it
 * does not say. A page that calls itself an article is one, whatever else it names: articles come with videos, with
 * products that they recommend, and with lists of other articles. A single-page site that went on to another path may have
 * left there what it said of the page before: then it is believed only where it names itself by the new path.
 */
export function declaredPurpose(page: Document): Purpose | null {
  if (isLeftBehind(page)) return null;
  const said = new Set<Purpose>();
  const graph = page.querySelector('meta[property="og:type"]')?.getAttribute('content')?.toLowerCase() ?? '';
  if (graph === 'article') return 'article';
  if (/^(?:og:)?product(?:[.:]|$)/.test(graph)) said.add('shop');
  if (/^video\b/.test(graph)) said.add('video');
  const data = [...page.querySelectorAll('script[type="application/ld+json"]')].slice(0, 20);
  for (const { textContent } of data) for (const type of typesIn(textContent ?? '')) add(said, type);
  for (const item of [...page.querySelectorAll('[itemscope][itemtype]:not([itemprop])')].slice(0, 20))
    add(said, item.getAttribute('itemtype')?.split('/').at(-1) ?? '');
  return (['article', 'shop', 'video', 'listing'] as const).find((purpose) => said.has(purpose)) ?? null;
}

/** Whether the head may be that of the page before: asks the browser where the document was loaded from. */
function isLeftBehind(page: Document): boolean {
  const loaded = page.defaultView?.performance?.getEntriesByType?.('navigation')[0]?.name;
  const [from, here] = [pathOf(loaded), pathOf(page.URL)];
  if (from === null || here === null || from === here) return false;
  return !namesGiven(page).some((name) => name !== null && pathOf(name, page.URL) === here);
}

/** Null for what has no path of its own, `about:srcdoc`. */
function pathOf(address: string | undefined, base?: string): string | null {
  if (address === undefined || !URL.canParse(address, base)) return null;
  const { protocol, pathname } = new URL(address, base);
  return protocol.startsWith('http') ? pathname.replace(/\/$/, '') : null;
}

function add(said: Set<Purpose>, type: string): void {
  const purpose = TYPES.find(([, pattern]) => pattern.test(type))?.[0];
  if (purpose) said.add(purpose);
}

/** The types of the outermost things that a JSON-LD script describes. What is no JSON says nothing. */
function typesIn(json: string): string[] {
  if (json.length > MOST_DATA) return [];
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return [];
  }
  return outermost(data).flatMap((thing) => {
    const type: unknown = thing['@type'];
    return [type].flat().filter((each): each is string => typeof each === 'string');
  });
}

function outermost(data: unknown): Record<string, unknown>[] {
  if (Array.isArray(data)) return data.slice(0, 50).flatMap(outermost);
  if (typeof data !== 'object' || data === null) return [];
  const thing = data as Record<string, unknown>;
  return '@graph' in thing && Array.isArray(thing['@graph']) ? outermost(thing['@graph']) : [thing];
}
