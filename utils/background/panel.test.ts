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

const create = vi.fn(async ({ url }: { url: string }) => void opened.push({ id: 20 + opened.length, tabs: [{ url }] }));
const update = vi.fn(async () => {});
/** The windows that were opened. */
let opened: { id: number; tabs: { url: string }[] }[];

beforeEach(() => {
  fakeBrowser.reset();
  opened = [];
  create.mockClear();
  update.mockClear();
  vi.spyOn(fakeBrowser.windows, 'create').mockImplementation(create as never);
  vi.spyOn(fakeBrowser.windows, 'getAll').mockImplementation((async () => opened) as never);
  vi.spyOn(fakeBrowser.windows, 'update').mockImplementation(update as never);
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

it('has one window for a tab, and brings it to the front again', async () => {
  haveSidebar({ open: false, clicked: false });
  openPanelFromMenu(TAB);
  await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  openPanelFromMenu(TAB);
  await vi.waitFor(() => expect(update).toHaveBeenCalledWith(20, { focused: true }));
  openPanelFromMenu({ ...TAB, id: 8 });
  await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(2));
});
