import { afterAll, beforeAll, expect, it } from 'vitest';
import { settledReport } from './harness/askpage.ts';
import { OFF_THEME } from './harness/articles.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { collectComplaints } from './harness/complaints.ts';
import { readHighlights } from './harness/highlights.ts';
import { readKept } from './harness/readmatches.ts';
import { startWalk, type Walk } from './harness/walk.ts';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'off.html': OFF_THEME } });
});

afterAll(async () => await walk?.end());

it('leaves a page off the themes alone: no message, nothing kept, nothing painted', async () => {
  await walk.library.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    // An extension page hears what content scripts send to the background.
    (globalThis as unknown as ExtensionGlobal).chrome.runtime.onMessage.addListener((message: unknown) => {
      const { type } = message as { type?: string };
      heard.push(String(type));
      return false;
    });
  });
  const page = await walk.browser.newPage();
  const complaints = await collectComplaints(page);
  await page.bringToFront();
  await page.goto(walk.server.address('off.html'));
  // A second is far longer than the gate takes; asking is itself a message, so it comes after the listening.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const heard = await walk.library.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  expect(heard).toEqual([]);

  const report = await settledReport(walk.library, page);
  expect(report.state.kind).toBe('off-theme');
  expect(await readHighlights(page)).toEqual([]);
  const kept = await readKept(walk);
  expect(kept).toEqual({ pages: [], matches: [], notes: [] });
  expect(complaints).toEqual([]);
  await page.close();
});
