import { browser } from '#imports';
import { openLibraryAt, openTabAsEssay } from '../library/usepage.ts';
import { settingsItem, silenceSite } from '../storage/settings.ts';
import { isSilenced } from '../storage/silence.ts';
import { openPanelFromMenu } from './panel.ts';
import { openOnSelection } from './selection.ts';

/** Makes the entries of the toolbar button's and the page's context menu. Once for each install or update. */
export async function createMenus(): Promise<void> {
  const { i18n } = browser;
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: 'panel', title: i18n.getMessage('menuPanel'), contexts: ['page', 'action'] });
  browser.contextMenus.create({
    id: 'silence',
    title: i18n.getMessage('menuSilence'),
    contexts: ['page', 'action'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
  browser.contextMenus.create({
    id: 'essay',
    title: i18n.getMessage('menuEssay'),
    contexts: ['page', 'action'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
  browser.contextMenus.create({
    id: 'note',
    title: i18n.getMessage('menuNote'),
    contexts: ['selection'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
  browser.contextMenus.create({
    id: 'say',
    title: i18n.getMessage('menuSay'),
    contexts: ['selection'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
  browser.contextMenus.create({ id: 'library', title: i18n.getMessage('menuLibrary'), contexts: ['action'] });
}

/** Answers clicks on the entries. */
export function listenToMenus(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, pageUrl, selectionText }, tab) => {
    if (menuItemId === 'panel' && tab) openPanelFromMenu(tab);
    if (menuItemId === 'essay' && tab) void openTabAsEssay(tab).catch(console.error);
    if ((menuItemId === 'note' || menuItemId === 'say') && tab)
      void openOnSelection(tab, menuItemId, selectionText).catch(console.error);
    if (menuItemId === 'library') void openLibrary().catch(console.error);
    if (menuItemId === 'silence') void toggleSilence(pageUrl ?? tab?.url).catch(console.error);
  });
}

/** Opens the library in a tab of its own. */
async function openLibrary(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/library.html' as '/') });
}

async function toggleSilence(address: string | undefined): Promise<void> {
  if (!address || !URL.canParse(address)) return;
  const { protocol, hostname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return;
  try {
    await silenceSite(hostname, !isSilenced(await settingsItem.getValue(), hostname));
  } catch (error) {
    console.error('Throughline: silencing a site', error);
    // A menu has nowhere to say it: the settings do, where the reader can try again.
    await openLibraryAt({ page: 'settings', problem: 'unsilenced' });
  }
}
