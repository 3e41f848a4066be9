import type { Page } from 'puppeteer-core';
import type { PageReport } from '../../utils/page/state.ts';
import { askTab } from './tab.ts';
import { until } from './wait.ts';

/**
 * Asks the content script of a tab what it makes of its page, as the panel does.
 * @returns null where no content script answers
 */
export async function describePage(extensionPage: Page, url: string): Promise<PageReport | null> {
  const report = await askTab(extensionPage, url, 'describePage').catch(() => null);
  return (report ?? null) as PageReport | null;
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
