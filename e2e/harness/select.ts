import type { Frame, Page } from 'puppeteer-core';
import type { Purpose } from '../../utils/page/card.ts';
import type { ExtensionGlobal } from './chromeapi.ts';
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
  return await walk.library.evaluate(
    async (url, what) => {
      const { tabs } = (globalThis as unknown as ExtensionGlobal).chrome;
      const tab = (await tabs.query({})).find((candidate) => candidate.url === url);
      if (tab?.id === undefined) throw new Error('The page has no tab.');
      const message = { id: 1, type: 'openOnSelection', data: { purpose: what }, timestamp: Date.now() };
      return ((await tabs.sendMessage(tab.id, message)) as { res?: unknown }).res;
    },
    page.url(),
    purpose,
  );
}
