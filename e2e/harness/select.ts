import type { Frame, Page } from 'puppeteer-core';
import type { Purpose } from '../../utils/page/card.ts';
import { askTab } from './tab.ts';
import type { Walk } from './walk.ts';

/** Selects text of a page, as a reader does with the mouse. The text stands in one piece. */
export async function selectText(page: Page | Frame, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`The page does not say: ${wanted}`);
  }, text);
}

/** A menu entry or keyboard command as the background passes it on: the protocol cannot reach the browser's own. */
export async function openOnSelection(walk: Walk, page: Page, purpose: Purpose): Promise<unknown> {
  return await askTab(walk.library, page.url(), 'openOnSelection', { purpose });
}
