import { useState } from 'preact/hooks';
import type { ReadableTab } from '@/utils/library/askpagetext.ts';
import { listRecentPages, type RecentPage } from '@/utils/storage/recentpages.ts';
import { answerOr, useLive } from '@/utils/storage/uselive.ts';
import { useTabs } from '../usetabs.ts';

/** Pages offered that were visited. */
const MOST_RECENT = 10;

/** Pages read for that: those that are open in a tab are not offered twice. */
const READ = 50;

/** What an essay is tried on: a page that is open, one that was visited and is opened again for it, or a pasted text. */
export type PreviewSourceOf = { kind: 'tab'; tab: number } | { kind: 'page'; page: string } | { kind: 'paste' };

/** What can be chosen, and what is. */
export interface PreviewSources {
  tabs: ReadableTab[];
  pages: RecentPage[];
  source: PreviewSourceOf;
  choose(source: PreviewSourceOf): void;
}

/**
 * Offers what an essay can be tried on. What was chosen and is gone (a tab that was closed, a page that was forgotten)
 * gives way to the tab looked at last, and that to pasted text: no page is opened that the reader did not choose.
 * @param silenced sites whose pages are not offered; undefined: not known yet, and no page is
 */
export function usePreviewSources(silenced: string[] | undefined): PreviewSources {
  const tabs = useTabs();
  const [chosen, choose] = useState<PreviewSourceOf | null>(null);
  const listed = useLive(
    () => (silenced ? listRecentPages(READ, silenced) : Promise.resolve([])),
    [silenced?.join(' ')],
  ).value;
  const open = new Set(tabs.map(({ page }) => page));
  const pages = answerOr<RecentPage[]>(listed, [])
    // The chosen one is open too while it is read.
    .filter(({ page }) => !open.has(page) || (chosen?.kind === 'page' && chosen.page === page))
    .slice(0, MOST_RECENT);
  const isThere =
    chosen?.kind === 'paste' ||
    (chosen?.kind === 'tab' && tabs.some(({ id }) => id === chosen.tab)) ||
    (chosen?.kind === 'page' && pages.some(({ page }) => page === chosen.page));
  const first: PreviewSourceOf = tabs[0] ? { kind: 'tab', tab: tabs[0].id } : { kind: 'paste' };
  return { tabs, pages, source: isThere ? chosen : first, choose };
}
