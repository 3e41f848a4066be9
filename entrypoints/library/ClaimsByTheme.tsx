import { claimKey } from '@/utils/essays/essay.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { countWords } from '@/utils/notes/digest.ts';
import type { ClaimCounts } from '@/utils/storage/claimcounts.ts';
import type { ListedEssay } from '@/utils/storage/essays.ts';

const NONE: ClaimCounts = { agrees: 0, disputes: 0 };

interface Props {
  essay: ListedEssay;
  counts: ReadonlyMap<string, ClaimCounts>;
}

/** An essay's claims under their themes, each with how often it was met. */
export function ClaimsByTheme({ essay, counts }: Props) {
  return (
    <>
      {essay.themes.map((theme) => (
        <section key={theme.id} class="essay-theme">
          <h3 dir="auto">{theme.label}</h3>
          <ul role="list">
            {essay.claims
              .filter((claim) => claim.theme === theme.id)
              .map((claim) => {
                const ref = { essay: essay.id, claim: claim.id };
                return (
                  <li key={claim.id}>
                    <a dir="auto" href={formatRoute({ page: 'claim', claim: ref })}>
                      {claim.text}
                    </a>
                    <span class="met">{countWords(counts.get(claimKey(ref)) ?? NONE)}</span>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
    </>
  );
}
