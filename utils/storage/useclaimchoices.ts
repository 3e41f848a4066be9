import { type ListedClaim, listClaims } from './listsightings.ts';
import { answerOr, useLive } from './uselive.ts';

const NONE: ListedClaim[] = [];

/** The claims of all essays, for who wants to link to one. */
export function useClaimChoices(): ListedClaim[] {
  return answerOr(useLive(listClaims, []).value, NONE);
}
