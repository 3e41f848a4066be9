import type { Page } from 'puppeteer-core';
import type { ExtensionGlobal } from './chromeapi.ts';
import type { PageReport } from '../../utils/page/state.ts';
import { until } from './wait.ts';

/**
 * Asks the content script of a tab what it makes of its page, as the panel does.
 * @returns null where no content script answers
 */
export async function describePage(extensionPage: Page, url: string): Promise<PageReport | null> {
  return (await extensionPage.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as ExtensionGlobal).chrome;
    const tab = (await tabs.query({})).find((candidate) => candidate.url === wanted);
    if (tab?.id === undefined) return null;
    const message = { id: 1, type: 'describePage', timestamp: Date.now() };
    const answer = (await tabs.sendMessage(tab.id, message).catch(() => undefined)) as { res?: unknown } | undefined;
    return answer?.res ?? null;
  }, url)) as PageReport | null;
}

/** Waits until a page's report will not change any more by itself, and gives it. */
export async function settledReport(extensionPage: Page, page: Page, timeout?: number): Promise<PageReport> {
  return await until(
    'the page to settle',
    async () => {
      const report = await describePage(extensionPage, page.url());
      return report && report.state.kind !== 'reading' && report.state.kind !== 'matching' ? report : null;
    },
    timeout,
  );
}
