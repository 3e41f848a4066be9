import type { Page } from 'puppeteer-core';
import type { ExtensionGlobal } from '../e2e/harness/chromeapi.ts';
import { until } from '../e2e/harness/wait.ts';
import type { Walk } from '../e2e/harness/walk.ts';
import { type HighlightTimes, openTimed, readTimes, WATCH } from './browserhighlights.ts';
import { inOtherWords, type ServedPage } from './browserpages.ts';

/** What is said otherwise in the tab in front, and in those behind it. */
const IN_FRONT = 'at once';
const BEHIND = ['today', 'again', 'overall', 'already', 'anyway', 'for now', 'too', 'over there', 'by then'];

/** Tabs opened at once. */
export const TABS = 1 + BEHIND.length;

/**
 * Opens tabs at once, as from a folder of bookmarks: one in front, the others behind. When the one in front has all its
 * highlights, the reader goes to the others one after the other, as soon as each has its first.
 */
export async function timeTabs(
  walk: Walk,
  pages: ServedPage[],
): Promise<{ front: HighlightTimes[]; behind: HighlightTimes[] }> {
  const [first] = pages;
  if (!first) return { front: [], behind: [] };
  const served = BEHIND.map((words, i) => inOtherWords(pages[i % pages.length]!, words));
  for (const { name, html } of served) walk.server.put(name, watched(html));
  const [opened, ids] = await Promise.all([
    openTimed(walk, inOtherWords(first, IN_FRONT)),
    openBehind(
      walk,
      served.map(({ name }) => walk.server.address(name)),
    ),
  ]);
  const front = await opened.times();
  await opened.page.close();
  const tabs: Page[] = [];
  for (const [i, id] of ids.entries()) {
    const page = await findPage(walk, walk.server.address(served[i]!.name));
    await bringToFront(walk, id);
    await page.waitForFunction(() => (globalThis as unknown as { watched: { count: number } }).watched.count > 0, {
      timeout: 30_000,
    });
    tabs.push(page);
  }
  const behind: (HighlightTimes | null)[] = [];
  for (const [i, page] of tabs.entries()) {
    await bringToFront(walk, ids[i]!);
    behind.push(await readTimes(walk, page));
    await page.close();
  }
  return { front: front ? [front] : [], behind: behind.filter((times) => times !== null) };
}

/** These tabs are the browser's own: the protocol has no page to put the watching into. */
function watched(html: string): string {
  return html.replace(/<head\b[^>]*>/i, (head) => `${head}<script>${WATCH}</script>`);
}

async function findPage({ browser }: Walk, address: string): Promise<Page> {
  let found: Page | undefined;
  await until(`${address} to be open`, async () => {
    found = (await browser.pages()).find((page) => page.url() === address);
    return found !== undefined;
  });
  return found!;
}

async function openBehind({ library }: Walk, addresses: string[]): Promise<number[]> {
  return await library.evaluate(async (urls) => {
    const { tabs } = (globalThis as unknown as ExtensionGlobal).chrome;
    return await Promise.all(urls.map(async (url) => (await tabs.create({ url, active: false })).id!));
  }, addresses);
}

async function bringToFront({ library }: Walk, tab: number): Promise<void> {
  await library.evaluate(
    async (id) => void (await (globalThis as unknown as ExtensionGlobal).chrome.tabs.update(id, { active: true })),
    tab,
  );
}
