import { browser } from '#imports';
import { Disclosure } from '@/components/Disclosure.tsx';
import { EmptyState } from '@/components/EmptyState.tsx';
import { sendMessage } from '@/utils/messaging/protocol.ts';
import type { PanelState as PanelStateKind, StateAction, StateWords } from '@/utils/panel/statewords.ts';
import { PAGE_ORIGINS, type PageView } from '@/utils/panel/watchpage.ts';
import type { StoredEssay } from '@/utils/storage/db.ts';
import { formatRoute } from '@/utils/library/route.ts';
import { describeUnreadable } from '@/utils/storage/failure.ts';
import { exceptSite, silenceSite, updateSettings } from '@/utils/storage/settings.ts';

/** Themes listed at once: with many essays the panel would be nothing else. */
const SHOWN = 8;

interface Props {
  view: PageView;
  words: StateWords;
  sentences: number;
  essays: StoredEssay[];
  storageError: unknown;
  /** Shows what goes wrong. */
  attempt(work: () => Promise<unknown>): Promise<void>;
}

const ACTION_LABELS: Record<StateAction, string> = {
  retry: 'Try again',
  reload: 'Reload the page',
  grant: 'Let Throughline read pages',
  enable: 'Switch on',
  'enable-site': 'Switch on here',
  'except-site': 'Read this site all the same',
  paste: 'Paste its text',
};

/** Why there are no claims, and the one thing to do about it; nothing where the claims speak for themselves. */
export function PanelState({ view, words, sentences, essays, storageError, attempt }: Props) {
  if (storageError !== null) {
    return <EmptyState title="What is kept cannot be read" body={describeUnreadable(storageError)} />;
  }
  const { state } = view;
  if (speaksForItself(state, sentences)) return null;
  const { action } = words;
  const labels = state.kind === 'off-theme' ? labelsOf(essays) : [];
  const more = labels.slice(SHOWN);
  return (
    <EmptyState title={words.title} body={words.body}>
      {labels.length > 0 && <Labels labels={labels.slice(0, SHOWN)} />}
      {more.length > 0 && (
        <Disclosure summary={more.length === 1 ? 'One more theme' : `${more.length} more themes`}>
          <Labels labels={more} />
        </Disclosure>
      )}
      {action !== null && (
        <button type="button" class="button primary" onClick={() => void attempt(() => act(action, view))}>
          {ACTION_LABELS[action]}
        </button>
      )}
    </EmptyState>
  );
}

function Labels({ labels }: { labels: string[] }) {
  return (
    <ul>
      {labels.map((label) => (
        <li key={label} dir="auto">
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The themes of all essays, each once: two essays may have one of the same name. */
function labelsOf(essays: StoredEssay[]): string[] {
  return [...new Set(essays.flatMap((essay) => essay.themes.map(({ label }) => label)))];
}

/** Whether the header's one line about a state is enough. */
export function speaksForItself(state: PanelStateKind, sentences: number): boolean {
  if (state.kind === 'matched') return sentences > 0 && state.byWords === undefined && !state.grown;
  return ['waiting', 'reading', 'matching'].includes(state.kind);
}

/** The address of the library's page for adding an essay, whose first way is to paste the text. */
function addInLibrary(): string {
  return browser.runtime.getURL(`/library.html${formatRoute({ page: 'add', problem: null })}` as '/library.html');
}

async function act(action: StateAction, { tab, host }: PageView): Promise<void> {
  if (action === 'enable') await updateSettings({ enabled: true });
  if (action === 'enable-site' && host !== null) await silenceSite(host, false);
  if (action === 'except-site' && host !== null) await exceptSite(host, true);
  if (action === 'paste') await browser.tabs.create({ url: addInLibrary() });
  // Must stay the first call of its click: browsers ask the reader only then.
  if (action === 'grant') await browser.permissions.request({ origins: PAGE_ORIGINS });
  if (action === 'retry' && tab !== null)
    await sendMessage('rematchPage', undefined, tab).catch(() => browser.tabs.reload(tab));
  if (action === 'reload' && tab !== null) await browser.tabs.reload(tab);
}
