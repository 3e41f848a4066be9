import type { Page } from 'puppeteer-core';
import { openSidePanel } from '../../scripts/browser/chromium.ts';
import { until } from './wait.ts';
import type { Walk } from './walk.ts';

/**
 * Opens the side panel by a click on the toolbar and waits until it has slid in: before, the page's layout, and so where
 * a sentence stands, is still to change.
 */
export async function openPanelBeside(walk: Walk, page: Page): Promise<Page> {
  const widthOf = () => page.evaluate(() => window.innerWidth);
  const before = await widthOf();
  const panel = await openSidePanel(walk, page);
  await until('the page to make room for the panel', async () => (await widthOf()) < before - 100);
  return panel;
}
