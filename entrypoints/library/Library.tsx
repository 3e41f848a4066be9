import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ClaimChoices } from '@/components/ClaimChoices.ts';
import { EmptyState } from '@/components/EmptyState.tsx';
import { KnownTags } from '@/components/KnownTags.tsx';
import { useFocusKept } from '@/components/usefocuskept.ts';
import { Wordmark } from '@/components/Wordmark.tsx';
import { checkDuePacks } from '@/utils/library/checkpack.ts';
import { CAN_FETCH_PACKS } from '@/utils/library/fetchpack.ts';
import { formatRoute, type Route } from '@/utils/library/route.ts';
import { describeUnreadable } from '@/utils/storage/failure.ts';
import { copyOutside } from '@/utils/storage/outsidecopy.ts';
import { listTags } from '@/utils/storage/tagnotes.ts';
import { useClaimChoices } from '@/utils/storage/useclaimchoices.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { AddPage } from './add/AddPage.tsx';
import { BinPage } from './BinPage.tsx';
import { ClaimPage } from './ClaimPage.tsx';
import { DraftPage } from './editor/DraftPage.tsx';
import { EditPage } from './editor/EditPage.tsx';
import { EssaysPage } from './EssaysPage.tsx';
import { NotesPage } from './NotesPage.tsx';
import { Safety } from './Safety.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { useRoute } from './useroute.ts';

const PAGES = [
  { page: 'essays', hash: '#essays', label: 'Essays' },
  { page: 'notes', hash: '#notes', label: 'Notes' },
  { page: 'bin', hash: '#bin', label: 'Bin' },
  { page: 'settings', hash: '#settings', label: 'Settings and data' },
] as const;

/** Pages that are reached from the essays, with what they are called in the browser's tabs and history. */
const OF_ESSAYS: Partial<Record<Route['page'], string>> = {
  add: 'Add an essay',
  draft: 'A new essay',
  edit: 'Edit an essay',
  claim: 'A claim',
};

/** What Throughline keeps for the reader, in a tab of its own. */
export function Library() {
  const route = useRoute().value;
  const known = useLive(listTags, []).value;
  const tags = answerOr(known, []);
  const claims = useClaimChoices();
  const main = useRef<HTMLElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useFocusKept(whole);
  const place = placeOf(route);
  const first = useRef(true);
  useLayoutEffect(() => {
    // A new page of the library is read from its top, by screen readers too. At once: a reader on a busy machine may have
    // gone on by Tab before an effect runs.
    if (!first.current) main.current?.focus();
    first.current = false;
    window.scrollTo(0, 0);
    document.title = `${OF_ESSAYS[route.page] ?? PAGES.find(({ page }) => page === route.page)?.label} – Throughline library`;
  }, [place]);

  // Once for all its pages: Chromium may have taken the permission back while no page of ours was open.
  useEffect(() => void copyOutside(), []);

  // Not by an alarm in the background: only here is there a reader who can look at what came, and a publisher need not
  // learn when the browser runs.
  useEffect(() => void (CAN_FETCH_PACKS && checkDuePacks().catch(console.error)), []);

  const current = route.page in OF_ESSAYS ? 'essays' : route.page;
  return (
    <div ref={whole} class="library">
      <header class="library-header">
        <a href="#essays" class="home" aria-label="Throughline library">
          <Wordmark />
        </a>
        <nav aria-label="Library">
          {PAGES.map(({ page, hash, label }) => (
            <a key={page} href={hash} aria-current={page === current ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      </header>
      <main ref={main} tabIndex={-1} key={place}>
        {/* Settings say it where it can be mended. */}
        {route.page !== 'settings' && <Safety />}
        {/* The other pages say it themselves. */}
        {route.page === 'settings' && known?.kind === 'failed' && (
          <EmptyState title="What is kept cannot be read" body={describeUnreadable(known.error)} />
        )}
        <ClaimChoices.Provider value={claims}>
          <CurrentPage route={route} />
        </ClaimChoices.Provider>
      </main>
      <KnownTags tags={tags} />
    </div>
  );
}

/** What makes a page of the library another one: a search within its notes does not. */
function placeOf(route: Route): string {
  return route.page === 'notes' ? route.page : formatRoute(route);
}

function CurrentPage({ route }: { route: Route }) {
  switch (route.page) {
    case 'essays':
      return <EssaysPage />;
    case 'add':
      return <AddPage problem={route.problem} />;
    case 'draft':
      return <DraftPage id={route.draft} />;
    case 'edit':
      return <EditPage essay={route.essay} />;
    case 'notes':
      return <NotesPage query={route.query} filter={route.filter} />;
    case 'claim':
      return <ClaimPage claim={route.claim} />;
    case 'bin':
      return <BinPage />;
    case 'settings':
      return <SettingsPage problem={route.problem} />;
  }
}
