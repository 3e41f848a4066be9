import { browser } from '#imports';
import type { ClaimRef } from '@/utils/essays/essay.ts';
import { claimHref } from '@/utils/library/route.ts';

/** The address of a claim's page in the library. */
export function claimInLibrary(claim: ClaimRef): string {
  return browser.runtime.getURL(`/library.html${claimHref(claim)}` as '/library.html');
}
