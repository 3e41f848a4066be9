import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PageGroups } from '@/utils/panel/grouping.ts';
import { type PanelFocus, panelFocusItem } from '@/utils/storage/panelfocus.ts';

/** Scrolls to the claim of the match at which the card asked the panel to open, as soon as it is there. */
export function useFocusedMatch(tab: number | null, groups: ReadonlySignal<PageGroups>): void {
  const wanted = useSignal<PanelFocus | null>(null);
  useEffect(() => {
    const want = (focus: PanelFocus | null) => {
      if (focus === null || focus.tab !== tab) return;
      wanted.value = focus;
      // Taken at once: the match may never be listed, and the panel opened for something else some day.
      void panelFocusItem.removeValue();
    };
    void panelFocusItem.getValue().then(want);
    const stopWatching = panelFocusItem.watch(want);
    return () => {
      stopWatching();
      wanted.value = null;
    };
  }, [tab]);

  useSignalEffect(() => {
    const focus = wanted.value;
    const claims = groups.value.themes.flatMap((theme) => theme.claims);
    if (focus === null || !claims.some((claim) => claim.matches.some((match) => match.id === focus.match))) return;
    requestAnimationFrame(() => {
      const claim = document.querySelector(`[data-match="${CSS.escape(focus.match)}"]`)?.closest('.claim') ?? null;
      if (claim === null || wanted.value !== focus) return;
      wanted.value = null;
      markFocused(claim);
    });
  });
}

function markFocused(claim: Element): void {
  for (const other of document.querySelectorAll('.claim.focused')) other.classList.remove('focused');
  claim.classList.add('focused');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  claim.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' });
  claim.querySelector<HTMLElement>('.claim-text')?.focus({ preventScroll: true });
}
