import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { browser } from '#imports';
import { ClaimChoices } from '@/components/ClaimChoices.ts';
import { CopyReminder } from '@/components/CopyReminder.tsx';
import { KnownTags } from '@/components/KnownTags.tsx';
import { useFocusKept } from '@/components/usefocuskept.ts';
import { isSaid } from '@/utils/matching/match.ts';
import { countPainted } from '@/utils/panel/countpainted.ts';
import { UNKEPT } from '@/utils/page/cardactions.ts';
import { groupMatches } from '@/utils/panel/grouping.ts';
import { describeState } from '@/utils/panel/statewords.ts';
import type { PageView } from '@/utils/panel/watchpage.ts';
import { listEssays } from '@/utils/storage/essays.ts';
import { keptOfPage, matchesOnPage } from '@/utils/storage/pages.ts';
import { useClaimChoices } from '@/utils/storage/useclaimchoices.ts';
import { useCopyReminder } from '@/utils/storage/usecopyreminder.ts';
import { useKnownTags } from '@/utils/storage/useknowntags.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useSettings } from '@/utils/storage/usesettings.ts';
import { useAttempt } from '@/utils/storage/useattempt.ts';
import { OnSelection } from './OnSelection.tsx';
import { PageClaims } from './PageClaims.tsx';
import { PageNotes } from './PageNotes.tsx';
import { PanelHeader } from './PanelHeader.tsx';
import { PanelState, speaksForItself } from './PanelState.tsx';
import { pageActions } from './pageactions.ts';
import { UsePage } from './UsePage.tsx';
import { useFocusedMatch } from './usefocusedmatch.ts';

/** States in which there are, or may soon be, claims to show. */
const WITH_CLAIMS = new Set(['matching', 'matched', 'failed']);

/** States in which a page shows what the reader said of its sentences, and nothing that the matcher found at other times. */
const SAID_ONLY = new Set(['off-theme', 'not-article', 'other-language']);

/** The claims of the page beside it. */
export function Panel({ view }: { view: ReadonlySignal<PageView> }) {
  const { tab, state, host, report } = view.value;
  const page = report?.page ?? '';
  const settings = useSettings();
  const essays = useLive(listEssays, []);
  const matches = useLive(() => matchesOnPage(page), [page]);
  const isOffTheme = state.kind === 'off-theme';
  const kept = useLive(async () => (isOffTheme ? keptOfPage(page) : 'nothing'), [page, isOffTheme]);
  // What is not of the page waits until the page's claims are there.
  const settled = state.kind !== 'waiting' && matches.value !== null;
  const tags = useKnownTags();
  const main = useRef<HTMLElement>(null);
  useFocusKept(main);
  const claims = useClaimChoices();
  const reminder = useCopyReminder(settled);
  const { problem, tell, attempt } = useAttempt();
  const staying = useSignal<ReadonlySet<string>>(new Set());
  useEffect(() => {
    staying.value = new Set();
    tell('');
  }, [page, tab]);

  const enabled = useComputed(() => answerOr(essays.value, []).filter((essay) => essay.enabled));
  const known = useComputed(() => {
    const { state, report } = view.value;
    const kept = answerOr(matches.value, []);
    const ids = new Set(kept.map(({ id }) => id));
    const all = [...kept, ...(report?.unkept ?? []).filter(({ id }) => !ids.has(id))];
    return SAID_ONLY.has(state.kind) ? all.filter(({ verdict }) => isSaid(verdict)) : all;
  });
  const lost = useComputed(() => new Set(view.value.report?.lost));
  const groups = useComputed(() =>
    groupMatches(known.value, enabled.value, settings.value?.sensitivity ?? 'balanced', staying.value, lost.value),
  );
  const storageFailed = [essays.value, matches.value].find((live) => live?.kind === 'failed');
  const listable = storageFailed === undefined && (report === null || report.keepingFails === null);
  const words = describeState(state, {
    sentences: groups.value.sentences,
    claims: groups.value.claims,
    unlisted: listable || report === null ? 0 : countPainted(report),
    listed: groups.value.themes.length > 0,
    // Until it is known nothing is said of it.
    kept: answerOr(kept.value, 'more'),
    themeLabels: enabled.value.flatMap((essay) => essay.themes.map((theme) => theme.label)),
    site: host,
  });
  const withClaims = WITH_CLAIMS.has(state.kind);
  useFocusedMatch(tab, groups);

  return (
    <ClaimChoices.Provider value={claims}>
      <PanelHeader
        view={view.value}
        words={words}
        settings={settings.value}
        essays={enabled.value}
        toldBelow={storageFailed === undefined && !speaksForItself(state, groups.value.sentences)}
        attempt={attempt}
      />
      <main ref={main} tabIndex={-1}>
        <p class="failure" role="alert">
          {problem}
        </p>
        {report !== null && report.keepingFails !== null && (
          <p class="keeping-fails" role="status">
            {report.keepingFails}
          </p>
        )}
        <PanelState
          view={view.value}
          words={words}
          sentences={groups.value.sentences}
          essays={enabled.value}
          storageError={storageFailed?.kind === 'failed' ? storageFailed.error : null}
          attempt={attempt}
        />
        {(withClaims || SAID_ONLY.has(state.kind)) && tab !== null && (
          <PageClaims
            key={page}
            page={page}
            groups={groups.value}
            essays={enabled.value}
            sensitivity={settings.value?.sensitivity ?? 'balanced'}
            lost={lost.value}
            actions={pageActions(tab, staying, (work) => attempt(work, () => UNKEPT))}
          />
        )}
        {report !== null && page !== '' && (
          <PageNotes
            key={`notes ${page}`}
            page={page}
            title={report.title}
            tab={tab}
            lost={lost.value}
            invite={withClaims}
          />
        )}
        {tab !== null && host !== null && <OnSelection tab={tab} />}
        {tab !== null && host !== null && <UsePage tab={tab} attempt={attempt} />}
        {reminder && (
          <CopyReminder
            words={reminder.words}
            href={browser.runtime.getURL('/library.html#settings' as '/library.html')}
            away
            onDismiss={reminder.dismiss}
          />
        )}
      </main>
      <KnownTags tags={tags} />
    </ClaimChoices.Provider>
  );
}
