import type { Page } from 'puppeteer-core';

/** The bench runs by tsx, whose compiler calls `__name` in every function that is sent into a page. */
export async function giveNames(page: Page): Promise<void> {
  await page.evaluate('globalThis.__name ??= (named) => named');
}
