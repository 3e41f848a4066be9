import type { Page } from 'puppeteer-core';
import { tabOn } from './tab.ts';
import type { Walk } from './walk.ts';

/** Opens the panel as a page of its own that watches a tab. */
export async function openPanelPage({ browser, library, address }: Walk, watched: Page): Promise<Page> {
  const tab = await tabOn(library, watched.url());
  const panel = await browser.newPage();
  await panel.goto(address(`sidepanel.html?tab=${tab}`));
  await watched.bringToFront();
  return panel;
}

/** All that the panel says. */
export async function readPanel(panel: Page): Promise<string> {
  return await panel.evaluate(() => document.body.innerText);
}
