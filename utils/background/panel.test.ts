import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { panelFocusItem } from '../storage/panelfocus.ts';
import { openPanel, openPanelFromMenu } from './panel.ts';

const TAB = { id: 7, windowId: 2 };

/** Firefox's sidebar, which opens only for a click that the browser still knows of. */
function haveSidebar({ open, clicked }: { open: boolean; clicked: boolean }) {
  const sidebarAction = {
    open: vi.fn(async () => {
      if (!clicked) throw new Error('sidebarAction.open may only be called from a user input handler');
    }),
    isOpen: async ({ windowId }: { windowId: number }) => open && windowId === TAB.windowId,
  };
  Object.assign(fakeBrowser, { sidePanel: undefined, sidebarAction });
}

const create = vi.fn(async () => ({}));

beforeEach(() => {
  fakeBrowser.reset();
  create.mockClear();
  vi.spyOn(fakeBrowser.windows, 'create').mockImplementation(create as never);
});

it('shows a match in a sidebar that is open, and tells of one that is not', async () => {
  haveSidebar({ open: true, clicked: false });
  expect(await openPanel(TAB, 'm')).toBe(true);
  expect(await panelFocusItem.getValue()).toEqual({ tab: 7, match: 'm' });
  haveSidebar({ open: false, clicked: false });
  expect(await openPanel(TAB, 'm')).toBe(false);
});

it('opens as a window where the click is forgotten and no sidebar is open', async () => {
  haveSidebar({ open: false, clicked: false });
  openPanelFromMenu(TAB);
  await vi.waitFor(() =>
    expect(create).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'popup', url: expect.stringContaining('/sidepanel.html?tab=7') }),
    ),
  );
});

it.each([
  ['the click is known', { open: false, clicked: true }],
  ['the sidebar is open', { open: true, clicked: false }],
])('opens no window where %s', async (_, state) => {
  haveSidebar(state);
  openPanelFromMenu(TAB);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(create).not.toHaveBeenCalled();
});
