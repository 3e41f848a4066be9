/** Turns a host name into the form kept in `silencedSites`: lower case, without `www.` and a final dot. */
export function siteOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
}

/** Tells whether the reader silenced this host, or a site that it belongs to. */
export function isSilenced({ silencedSites }: { silencedSites: string[] }, host: string): boolean {
  const site = siteOf(host);
  return silencedSites.some((silenced) => site === silenced || site.endsWith(`.${silenced}`));
}
