/** Turns a host name into the form kept in `silencedSites`: lower case, without `www.` and a final dot. */
export function siteOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
}

/** Tells whether the reader silenced this host, or a site that it belongs to. */
export function isSilenced({ silencedSites }: { silencedSites: string[] }, host: string): boolean {
  return silencedSites.some((silenced) => isPartOf(host, silenced));
}

/** Tells whether a host is this site or belongs to it. */
export function isPartOf(host: string, site: string): boolean {
  const its = siteOf(host);
  return its === site || its.endsWith(`.${site}`);
}
