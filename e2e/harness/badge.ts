import type { Page } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';
import { tabOn } from './tab.ts';

/** The number on the toolbar button of a page's tab; empty where there is none. */
export async function readBadge(extensionPage: Page, page: Page): Promise<string> {
  const tab = await tabOn(extensionPage, page.url());
  return await extensionPage.evaluate(
    (id) => (globalThis as unknown as ExtensionGlobal).chrome.action.getBadgeText(id === null ? {} : { tabId: id }),
    tab,
  );
}
