import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from '#imports';

/**
 * Follows the tab that the panel stands beside: the active one of the panel's window.
 * @param fixed a tab to watch whatever the reader does; for a panel opened as a page of its own (`?tab=ID`)
 * @returns null until the browser has said which tab it is
 */
export function watchTab(fixed: number | null, stop: AbortSignal): ReadonlySignal<number | null> {
  const tab = signal<number | null>(fixed);
  if (fixed !== null) return tab;

  const follow = async () => {
    const window = await browser.windows.getCurrent();
    if (stop.aborted) return;
    const onActivated = (activated: { tabId: number; windowId: number }) => {
      if (activated.windowId === window.id) tab.value = activated.tabId;
    };
    // Heard from before the question on: a tab that comes to front meanwhile is else never known.
    browser.tabs.onActivated.addListener(onActivated);
    stop.addEventListener('abort', () => browser.tabs.onActivated.removeListener(onActivated));
    const [active] = await browser.tabs.query({ active: true, windowId: window.id });
    if (active?.id !== undefined && !stop.aborted) tab.value ??= active.id;
  };
  void follow();
  return tab;
}

/** Reads the `?tab=ID` of a panel opened as a page; null where there is none. */
export function readFixedTab(search: string): number | null {
  const id = Number(new URLSearchParams(search).get('tab') ?? Number.NaN);
  return Number.isInteger(id) && id >= 0 ? id : null;
}
