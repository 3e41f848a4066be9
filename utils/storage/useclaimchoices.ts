import { useMemo } from 'preact/hooks';
import type { ClaimRef } from '../essays/essay.ts';
import { listEssays } from './essays.ts';
import { useLive } from './uselive.ts';

/** Lists the claims of all essays, for who wants to link to one. */
export function useClaimChoices(): (ClaimRef & { text: string })[] {
  const essays = useLive(listEssays, []).value;
  return useMemo(
    () =>
      (essays?.kind === 'answer' ? essays.value : []).flatMap(({ id, claims }) =>
        claims.map((claim) => ({ essay: id, claim: claim.id, text: claim.text })),
      ),
    [essays],
  );
}
