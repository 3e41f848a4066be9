import { browser } from '#imports';
import { panelFocusItem } from '../storage/panelfocus.ts';

/** Firefox's sidebar, which the types of Chrome's API do not know. */
interface SidebarAction {
  open(): Promise<void>;
  toggle(): Promise<void>;
  isOpen(details: { windowId?: number }): Promise<boolean>;
}

/** What is known of the tab that the panel is to stand beside. */
export interface PanelTab {
  id?: number | undefined;
  windowId?: number | undefined;
}

/** CSS pixels of the panel where it is a window: about what a sidebar has. */
const WINDOW_SIZE = { width: 440, height: 760 };

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
 * handler of the reader's own click on the browser's furniture; one that is open already shows the match. Nothing is
 * awaited before the opening, since the reader's click (in the page) counts only until then.
 */
export async function openPanel(tab: PanelTab, match: string | null): Promise<boolean> {
  if (tab.id === undefined) return false;
  const opened = browser.sidePanel?.open({ tabId: tab.id });
  if (match !== null) await panelFocusItem.setValue({ tab: tab.id, match });
  try {
    await opened;
    return opened !== undefined || (await isSidebarOpen(tab));
  } catch {
    return false;
  }
}

/**
 * Opens the panel from a menu or a shortcut, where both browsers take it for the reader's own click. Firefox does so only
 * until something was awaited: after that the panel comes as a window.
 */
export function openPanelFromMenu(tab: PanelTab): void {
  if (browser.sidePanel && tab.id !== undefined) void browser.sidePanel.open({ tabId: tab.id }).catch(console.warn);
  else
    void sidebar()
      ?.open()
      .catch(() => openPanelWindow(tab).catch(console.warn));
}

async function openPanelWindow(tab: PanelTab): Promise<void> {
  if (tab.id === undefined || (await isSidebarOpen(tab))) return;
  const url = browser.runtime.getURL(`/sidepanel.html?tab=${tab.id}` as '/');
  // One for a tab: in two the same note would be typed twice.
  const windows = await browser.windows.getAll({ populate: true, windowTypes: ['popup'] });
  const shown = windows.find(({ tabs }) => tabs?.some((each) => each.url === url));
  if (shown?.id === undefined) await browser.windows.create({ type: 'popup', url, ...WINDOW_SIZE });
  else await browser.windows.update(shown.id, { focused: true });
}

async function isSidebarOpen({ windowId }: PanelTab): Promise<boolean> {
  return windowId !== undefined && ((await sidebar()?.isOpen({ windowId })) ?? false);
}
