import type { Page } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';

/** The id of the tab that shows an address, as an extension page sees it; null where none does. */
export async function tabOn(extensionPage: Page, url: string): Promise<number | null> {
  return await extensionPage.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as ExtensionGlobal).chrome;
    return (await tabs.query({})).find((candidate) => candidate.url === wanted)?.id ?? null;
  }, url);
}

/**
 * Asks the content script of the tab that shows an address, as the extension's own pages do.
 * @throws Error where no tab shows it, or no content script answers
 */
export async function askTab(extensionPage: Page, url: string, type: string, data?: unknown): Promise<unknown> {
  const tab = await tabOn(extensionPage, url);
  if (tab === null) throw new Error(`No tab shows ${url}.`);
  return await extensionPage.evaluate(
    async (id, message) => {
      const { tabs } = (globalThis as unknown as ExtensionGlobal).chrome;
      return ((await tabs.sendMessage(id, message)) as { res?: unknown } | undefined)?.res;
    },
    tab,
    { id: 1, type, data, timestamp: Date.now() },
  );
}
