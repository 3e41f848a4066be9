import type { ClaimRef } from '../essays/essay.ts';
import { hash106 } from './hash.ts';

/** What tells a match from others. */
interface NamedMatch extends ClaimRef {
  page: string;
  quote: { exact: string; prefix: string };
}

/**
 * Names a match for good: the same page, claim and quote give the same id in every context and session, so that a
 * verdict survives a reload.
 */
export function matchId({ page, essay, claim, quote }: NamedMatch): string {
  return hash106([page, essay, claim, quote.prefix, quote.exact].join('\u0000'));
}
