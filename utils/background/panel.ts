import { browser } from '#imports';
import { panelFocusItem } from '../storage/panelfocus.ts';

/** Firefox's sidebar, which the types of Chrome's API do not know. */
interface SidebarAction {
  open(): Promise<void>;
  toggle(): Promise<void>;
}

const sidebar = (): SidebarAction | undefined =>
  (browser as unknown as { sidebarAction?: SidebarAction }).sidebarAction;

/** Has a click on the toolbar button open the panel; Firefox toggles its sidebar in the click itself. */
export function openPanelOnToolbarClick(): void {
  if (browser.sidePanel) {
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(console.warn);
  } else {
    browser.action.onClicked.addListener(() => void sidebar()?.toggle());
  }
}

/**
 * Opens the panel beside a tab on a match. False where the browser refuses: Firefox opens its sidebar only in the
 * handler of the reader's own click on the browser's furniture. Nothing is awaited before the opening, since the
 * reader's click (in the page) counts only until then.
 */
export async function openPanel(tab: { id?: number | undefined }, match: string | null): Promise<boolean> {
  if (tab.id === undefined) return false;
  const opened = browser.sidePanel?.open({ tabId: tab.id });
  if (match !== null) await panelFocusItem.setValue({ tab: tab.id, match });
  try {
    await opened;
    return opened !== undefined;
  } catch {
    return false;
  }
}

/** Opens the panel from a menu or a shortcut, where both browsers take it for the reader's own click. */
export function openPanelFromMenu(tab: { id?: number | undefined }): void {
  if (browser.sidePanel && tab.id !== undefined) void browser.sidePanel.open({ tabId: tab.id }).catch(console.warn);
  else void sidebar()?.open().catch(console.warn);
}
