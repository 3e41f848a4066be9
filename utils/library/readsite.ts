import { siteOf } from '../storage/silence.ts';

/** Reads what a reader typed or pasted for a site: a host name or a whole address. Null where it is neither. */
export function readSite(typed: string): string | null {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  const named = hostname.includes('.') || hostname === 'localhost';
  return (protocol === 'http:' || protocol === 'https:') && named ? siteOf(hostname) : null;
}
