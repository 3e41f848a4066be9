import type { ClaimRef } from '../essays/essay.ts';

/** What tells a match from others. */
interface NamedMatch extends ClaimRef {
  page: string;
  quote: { exact: string; prefix: string };
}

/**
 * Names a match for good: the same page, claim and quote give the same id in every context and session, so that a
 * verdict survives a reload. 106 bits from two cyrb53 hashes (public domain), base 36; not for secrets.
 */
export function matchId({ page, essay, claim, quote }: NamedMatch): string {
  const key = [page, essay, claim, quote.prefix, quote.exact].join('\u0000');
  return cyrb53(key, 0).toString(36) + cyrb53(key, 1).toString(36).padStart(11, '0');
}

/** Hashes text to 53 bits. */
export function cyrb53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
