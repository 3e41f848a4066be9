import type { Page } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';

/** The number on the toolbar button of a page's tab; empty where there is none. */
export async function readBadge(extensionPage: Page, page: Page): Promise<string> {
  return await extensionPage.evaluate(async (url) => {
    const { tabs, action } = (globalThis as unknown as ExtensionGlobal).chrome;
    const tab = (await tabs.query({})).find((candidate) => candidate.url === url);
    return await action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
  }, page.url());
}
