import type { Walk } from '../e2e/harness/walk.ts';
import type { ServedPage } from './browserpages.ts';
import { type PageCost, tracePage } from './pagecost.ts';

/** A page off the themes is left after its glance; a second is long enough on a busy machine. */
const QUIET_MS = 1_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Loads each page in a tab of its own, and says what our script cost its main thread. */
export async function costPages(walk: Walk, pages: ServedPage[]): Promise<PageCost[]> {
  const costs: PageCost[] = [];
  for (const { name, html } of pages) {
    walk.server.put(name, html);
    const page = await walk.browser.newPage();
    await page.bringToFront();
    const cost = await tracePage(page, walk.address(''), async () => {
      await page.goto(walk.server.address(name), { waitUntil: 'load' });
      await pause(QUIET_MS);
    });
    if (cost) costs.push(cost);
    await page.close();
  }
  return costs;
}

/** Loads each page and says how many bytes of JavaScript its process holds once all garbage is gone. */
export async function weighPages(walk: Walk, pages: ServedPage[]): Promise<number[]> {
  const sizes: number[] = [];
  for (const { name, html } of pages) {
    walk.server.put(name, html);
    const page = await walk.browser.newPage();
    const session = await page.createCDPSession();
    await page.bringToFront();
    await page.goto(walk.server.address(name), { waitUntil: 'load' });
    await pause(QUIET_MS);
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    sizes.push((await session.send('Runtime.getHeapUsage')).usedSize);
    await page.close();
  }
  return sizes;
}
