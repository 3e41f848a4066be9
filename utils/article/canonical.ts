/** Query parameters that say where a visitor came from, not what the page is. */
const TRACKING =
  /^(?:(?:utm|mc|pk|mtm|at|ns|fb)_.*|fbclid|[dgy]clid|gclsrc|[gw]braid|msclkid|t[tw]clid|igshid|igsh|_g[al]|cmpid|cmp|ocid|icid|ncid|smid|smtyp|ito|ftag|src|ref(?:_src|_url)?|referrer|referringsource|partner|campaign(?:_id)?|emc|mkt_tok|srsltid|xtor|guccounter|guce_referrer(?:_sig)?|sh|share|sharetype|taid|traffic_source|soc_src|soc_trk|cid|wt_?mc|echobox|s_cid|vero_id|trk|trkcampaign|oly_enc_id|oly_anon_id)$/i;

/** UTF-16 units of an address that a page can be remembered under; some tools keep their whole state in theirs. */
export const LONGEST_ADDRESS = 8_192;
/** UTF-16 units of a parameter of a longer one that is kept: what tells one article from another is short. */
const LONGEST_PARAMETER = 200;

/** Labels before the domain that name an edition for a device, not another site. */
const DEVICE_LABEL = /^(?:www\d?|m|mobile|amp|touch|wap)\./;

/** Caches and viewers of AMP pages, which have their publisher's address in their own, the scheme as "s" or nothing. */
const AMP_CACHE =
  /^https:\/\/(?:[^/]+\.cdn\.ampproject\.org\/[a-z]+|(?:www\.)?google(?:\.[a-z]{2,3}){1,2}\/amp)(?:\/s)?\//;

/**
 * Tells the address under which a page is remembered: the canonical one that the page names when it is of the same
 * site, else its own; without fragment and tracking parameters.
 * @param given the address where the document does not know it
 * @returns an http(s) address, or the document's own address as it stands when that is of another scheme
 */
export function canonicalUrl(page: Document, given?: string): string {
  return namedUrl(page, given) ?? ownUrl(page, given);
}

/** Tells the page's own address, without fragment and tracking parameters. */
export function ownUrl(page: Document, given?: string): string {
  const own = parse(given ?? page.URL);
  return own ? withoutTracking(own) : (given ?? page.URL);
}

/** Tells under which address a page is remembered that only its address is known of; null where that is not http(s). */
export function cleanAddress(address: string): string | null {
  const url = parse(address);
  return url && withoutTracking(url);
}

/** Tells the address that a page names as its own, where that may be believed. */
function namedUrl(page: Document, given?: string): string | null {
  return believedName(namesGiven(page), given ?? page.URL);
}

/** What a page calls itself, as it stands there. */
export function namesGiven(page: Document): (string | null)[] {
  const link = page.querySelector('link[rel~="canonical"][href]')?.getAttribute('href');
  const meta = page.querySelector('meta[property="og:url"][content]')?.getAttribute('content');
  return [link ?? null, meta ?? null];
}

/** Tells which of the names that a page gives itself may be believed at this address, cleaned; null: none. */
export function believedName(given: (string | null)[], address: string): string | null {
  // Of a cached page the publisher's name is believed, that of nobody else.
  const own = parse(address.replace(AMP_CACHE, 'https://'));
  for (const candidate of given) {
    const url = candidate ? parse(candidate.trim(), own?.href) : null;
    if (url && (!own || names(url, own))) return withoutTracking(url);
  }
  return null;
}

/** A canonical address that is the front page while the page is not one is a mistake of the site's template. */
function names(url: URL, own: URL): boolean {
  if (url.pathname === '/' && own.pathname !== '/' && url.search === '') return false;
  const [a, b] = [host(url), host(own)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function host(url: URL): string {
  return url.hostname.replace(DEVICE_LABEL, '');
}

function parse(text: string, base?: string): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

function withoutTracking(url: URL): string {
  const clean = new URL(url);
  clean.hash = '';
  clean.username = '';
  clean.password = '';
  const tooLong = clean.href.length > LONGEST_ADDRESS;
  // Not `keys()`: in a Firefox content script the iterator that it returns cannot be iterated.
  const names: string[] = [];
  clean.searchParams.forEach((value, name) => {
    if (TRACKING.test(name) || (tooLong && (name + value).length > LONGEST_PARAMETER)) names.push(name);
  });
  for (const name of names) clean.searchParams.delete(name);
  return clean.href;
}
