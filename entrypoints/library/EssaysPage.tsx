import { Disclosure } from '@/components/Disclosure.tsx';
import { EmptyState } from '@/components/EmptyState.tsx';
import { EssayMark } from '@/components/EssayMark.tsx';
import { ExportMenu } from '@/components/ExportMenu.tsx';
import { JoinedWords } from '@/components/JoinedWords.tsx';
import { Switch } from '@/components/Switch.tsx';
import { UndoBar } from '@/components/UndoBar.tsx';
import { claimKey } from '@/utils/essays/essay.ts';
import { downloadAs, type ExportForm } from '@/utils/library/exportform.ts';
import { CAN_FETCH_PACKS } from '@/utils/library/fetchpack.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { MOST_ESSAYS } from '@/utils/matching/gateindex.ts';
import type { Sensitivity } from '@/utils/matching/match.ts';
import type { Digest } from '@/utils/notes/digest.ts';
import { digestToHtml, digestToMarkdown } from '@/utils/notes/digestfiles.ts';
import { type ClaimCounts, countSightings, listNotedClaims } from '@/utils/storage/claimcounts.ts';
import type { StoredEssay } from '@/utils/storage/db.ts';
import { sayFailure } from '@/utils/storage/failure.ts';
import { listEssays, type ListedEssay, setEssayEnabled } from '@/utils/storage/essays.ts';
import { MOST_IN_PAGES } from '@/utils/storage/keepgates.ts';
import { readDigest } from '@/utils/storage/readdigest.ts';
import { type Subscription, subscriptionsItem } from '@/utils/storage/subscriptions.ts';
import { useItem } from '@/utils/storage/useitem.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { type Removal, useRemoval } from '@/utils/storage/useremoval.ts';
import { useLeastScores } from '@/utils/storage/useleastscores.ts';
import { useSettings } from '@/utils/storage/usesettings.ts';
import { ClaimsByTheme } from './ClaimsByTheme.tsx';
import { Drafts } from './Drafts.tsx';
import { EssayActions } from './EssayActions.tsx';
import { EssayLookControls } from './EssayLookControls.tsx';
import { PackSubscription } from './PackSubscription.tsx';
import { useAttempt } from '@/utils/storage/useattempt.ts';
import './essays.css';

/** With more essays than these their claims are folded away, so that the page can be looked over. */
const UNFOLDED = 2;

const DIGEST_FORMS: ExportForm<Digest>[] = [
  {
    id: 'html',
    label: 'Page to print',
    hint: 'opens in any browser',
    extension: 'html',
    type: 'text/html',
    write: digestToHtml,
  },
  {
    id: 'markdown',
    label: 'Markdown',
    hint: 'one text, for note apps',
    extension: 'md',
    type: 'text/markdown',
    write: digestToMarkdown,
  },
];

/** The essays whose claims are looked for, each with its claims by theme. */
export function EssaysPage() {
  const forAll = useSettings().value?.sensitivity ?? 'balanced';
  const leastScore = useLeastScores();
  const removal = useRemoval();
  const subscriptions = useItem(subscriptionsItem).value;
  const essays = useLive(listEssays, []).value;
  const counts = answerOr(
    useLive(() => countSightings(leastScore), [leastScore]).value,
    new Map<string, ClaimCounts>(),
  );
  const noted = answerOr(useLive(listNotedClaims, []).value, new Set<string>());
  return (
    <>
      <h1>Essays</h1>
      <p class="lead">Throughline looks for the claims of these essays in the news that you read.</p>
      <UndoBar said={removal.said} onUndo={removal.undo} />
      <p class="add-line">
        <a class="button primary" href={formatRoute({ page: 'add', problem: null })}>
          Add an essay
        </a>
      </p>
      <Drafts />
      {essays?.kind === 'answer' && essays.value.length === 0 && (
        <EmptyState title="No essay yet" body="The built-in essay is installed when the browser next starts." />
      )}
      {answerOr(essays, []).filter(({ enabled }) => enabled).length > MOST_IN_PAGES && (
        <p class="hint">
          With more than {MOST_IN_PAGES} essays switched on, a page is read for the {MOST_ESSAYS} nearest to it.
        </p>
      )}
      {essays?.kind === 'failed' && <EmptyState title="The essays cannot be read" body={sayFailure(essays.error)} />}
      {ownFirst(answerOr(essays, [])).map((essay, _, { length }) => (
        <EssaySection
          key={essay.id}
          essay={essay}
          counts={counts}
          noted={noted}
          leastScore={leastScore(essay.id)}
          forAll={forAll}
          subscription={subscriptions?.[essay.id]}
          removal={removal}
          folded={length > UNFOLDED}
        />
      ))}
    </>
  );
}

/** The reader's own are what the reader works on. */
function ownFirst(essays: ListedEssay[]): ListedEssay[] {
  return essays.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn));
}

interface SectionProps {
  essay: ListedEssay;
  counts: Map<string, ClaimCounts>;
  /** Claims with notes, by `claimKey`. */
  noted: Set<string>;
  /** Least score of a sighting that is shown. */
  leastScore: number;
  /** The sensitivity of essays that have none of their own. */
  forAll: Sensitivity;
  /** Where its pack is followed. */
  subscription: Subscription | undefined;
  removal: Removal;
  /** Its claims are shown when they are asked for. */
  folded: boolean;
}

function EssaySection({ essay, counts, noted, leastScore, forAll, subscription, removal, folded }: SectionProps) {
  const { problem, attempt } = useAttempt();
  return (
    <section class={`essay${essay.enabled ? '' : ' off'}`} aria-label={essay.title}>
      <header class="essay-header">
        <div>
          <h2>
            <EssayMark colour={essay.colour} />
            <bdi>{essay.title}</bdi>
          </h2>
          <p class="essay-author">
            <bdi>{essay.author}</bdi>
            {essay.affiliation && (
              <span>
                , <bdi>{essay.affiliation}</bdi>
              </span>
            )}
          </p>
          <EssayPlace essay={essay} />
          <EssayActions essay={essay} onDelete={() => removal.removeEssay(essay.id)} attempt={attempt} />
        </div>
        <Switch
          label="Look for its claims"
          of={essay.title}
          checked={essay.enabled}
          onChange={(enabled) => void attempt(() => setEssayEnabled(essay.id, enabled))}
        />
      </header>
      <p class="error" role="alert">
        {problem}
      </p>
      <EssayLookControls essay={essay} forAll={forAll} />
      {subscription && CAN_FETCH_PACKS && (
        <PackSubscription essay={essay.id} title={essay.title} subscription={subscription} />
      )}
      {hasDigest(essay, counts, noted) && (
        <ExportMenu
          label="Digest"
          of={essay.title}
          choices={DIGEST_FORMS}
          onExport={(form) => void attempt(() => saveDigest(essay, leastScore, form))}
        />
      )}
      {folded ? (
        <Disclosure summary="Claims" count={essay.claims.length} size="section">
          <ClaimsByTheme essay={essay} counts={counts} />
        </Disclosure>
      ) : (
        <ClaimsByTheme essay={essay} counts={counts} />
      )}
    </section>
  );
}

/** Tells whether a digest would have anything to say: something was met, or noted, also of a claim that was taken out. */
function hasDigest(essay: StoredEssay, counts: Map<string, ClaimCounts>, noted: Set<string>): boolean {
  const { id, claims, retired = [] } = essay;
  const keyOf = (claim: { id: string }) => claimKey({ essay: id, claim: claim.id });
  return [...claims, ...retired].map(keyOf).some((key) => counts.has(key) || noted.has(key));
}

/** Saves what was met of an essay and noted on it. */
async function saveDigest(essay: StoredEssay, leastScore: number, form: ExportForm<Digest>): Promise<void> {
  downloadAs(form, `digest-${essay.id}`, await readDigest(essay, leastScore));
}

/** Where and when it appeared; the address is the reader's way to the essay itself. */
function EssayPlace({ essay: { publication, url } }: { essay: StoredEssay }) {
  const known = [publication?.name, publication?.date].filter(Boolean);
  if (known.length === 0 && url === undefined) return null;
  const place = <JoinedWords parts={known} />;
  return (
    <p class="essay-author">
      {url === undefined ? (
        place
      ) : (
        <a href={url} target="_blank" rel="noreferrer">
          {known.length > 0 ? place : URL.canParse(url) ? new URL(url).hostname : url}
        </a>
      )}
    </p>
  );
}
