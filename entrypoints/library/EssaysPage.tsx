import { EmptyState } from '@/components/EmptyState.tsx';
import { Switch } from '@/components/Switch.tsx';
import { claimKey } from '@/utils/essays/essay.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { THRESHOLDS } from '@/utils/matching/select.ts';
import { type ClaimCounts, countSightings } from '@/utils/storage/claimcounts.ts';
import type { StoredEssay } from '@/utils/storage/db.ts';
import { listEssays, setEssayEnabled } from '@/utils/storage/essays.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useSettings } from '@/utils/storage/usesettings.ts';

/** The essays whose claims are looked for, each with its claims by theme. */
export function EssaysPage() {
  const sensitivity = useSettings().value?.sensitivity ?? 'balanced';
  const essays = useLive(listEssays, []).value;
  const counts = answerOr(
    useLive(() => countSightings(THRESHOLDS[sensitivity]), [sensitivity]).value,
    new Map<string, ClaimCounts>(),
  );
  return (
    <>
      <h1>Essays</h1>
      <p class="lead">Throughline looks for the claims of these essays in the news that you read.</p>
      {essays?.kind === 'answer' && essays.value.length === 0 && (
        <EmptyState title="No essay yet" body="The built-in essay is installed when the browser next starts." />
      )}
      {essays?.kind === 'failed' && <EmptyState title="The essays cannot be read" body={String(essays.error)} />}
      {answerOr(essays, []).map((essay) => (
        <EssaySection key={essay.id} essay={essay} counts={counts} />
      ))}
    </>
  );
}

function EssaySection({ essay, counts }: { essay: StoredEssay; counts: Map<string, ClaimCounts> }) {
  return (
    <section class={`essay${essay.enabled ? '' : ' off'}`} aria-label={essay.title}>
      <header class="essay-header">
        <div>
          <h2>{essay.title}</h2>
          <p class="essay-author">
            {essay.author}
            {essay.affiliation && <span>, {essay.affiliation}</span>}
          </p>
        </div>
        <Switch
          label="Look for its claims"
          checked={essay.enabled}
          onChange={(enabled) => void setEssayEnabled(essay.id, enabled)}
        />
      </header>
      {essay.themes.map((theme) => (
        <section key={theme.id} class="essay-theme">
          <h3>{theme.label}</h3>
          <ul role="list">
            {essay.claims
              .filter((claim) => claim.theme === theme.id)
              .map((claim) => {
                const ref = { essay: essay.id, claim: claim.id };
                return (
                  <li key={claim.id}>
                    <a href={formatRoute({ page: 'claim', claim: ref })}>{claim.text}</a>
                    <span class="met">{metWords(counts.get(claimKey(ref)))}</span>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
    </section>
  );
}

function metWords(counts: ClaimCounts | undefined): string {
  if (counts === undefined) return '';
  const parts = [
    counts.agrees > 0 ? `${counts.agrees} ${counts.agrees === 1 ? 'agrees' : 'agree'}` : '',
    counts.disputes > 0 ? `${counts.disputes} ${counts.disputes === 1 ? 'disputes' : 'dispute'}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
