import type { Page } from 'puppeteer-core';
import { describePage } from '../e2e/harness/askpage.ts';
import { until } from '../e2e/harness/wait.ts';
import type { Walk } from '../e2e/harness/walk.ts';
import type { ServedPage } from './browserpages.ts';

/**
 * Milliseconds from when the page was parsed, just before the browser calls the document idle and starts our script, of
 * which a page learns nothing; where the tab was behind then, from when the reader saw it.
 */
export interface HighlightTimes {
  /** When the page was loaded: the browser calls it idle then, and 200 ms after it was parsed at the latest. */
  loaded: number;
  first: number;
  all: number;
  highlights: number;
}

interface Watching {
  watched: { started: number; loaded: number; seen: number; first: number; last: number; count: number };
}

/**
 * Has the page note, frame by frame, when our highlights come; the registry of highlights is shared with the page. As
 * text, because the bench's transpiler would have functions call a helper that the page lacks.
 */
export const WATCH = `
  const watched = { started: 0, loaded: 0, seen: 0, first: 0, last: 0, count: 0 };
  globalThis.watched = watched;
  document.addEventListener('DOMContentLoaded', () => (watched.started = performance.now()));
  addEventListener('load', () => (watched.loaded = performance.now()));
  document.addEventListener('visibilitychange', () => document.hidden || (watched.seen ||= performance.now()));
  requestAnimationFrame(function look() {
    let count = 0;
    for (const [name, { size }] of CSS.highlights) if (/^throughline-(agrees|disputes)-/.test(name)) count += size;
    if (count !== watched.count) {
      watched.last = performance.now();
      watched.first ||= watched.last;
      watched.count = count;
    }
    requestAnimationFrame(look);
  });`;

/** Opens a page in a new tab in front; `times` waits until it is matched. */
export async function openTimed(walk: Walk, { name, html }: ServedPage) {
  walk.server.put(name, html);
  const page = await walk.browser.newPage();
  await page.bringToFront();
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(walk.server.address(name), { waitUntil: 'domcontentloaded' });
  return { page, times: () => readTimes(walk, page) };
}

/** Waits until a page that watches is matched. Null where it has no highlight. */
export async function readTimes({ library }: Walk, page: Page): Promise<HighlightTimes | null> {
  await until(
    `${page.url()} to be matched`,
    async () => (await describePage(library, page.url()))?.state.kind === 'matched',
    90_000,
  );
  // The last frame may still be to come.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const watched = await page.evaluate(() => (globalThis as unknown as Watching).watched);
  const { started, loaded, seen, first, last, count } = watched;
  const from = Math.max(started, seen);
  return count === 0 ? null : { loaded: loaded - from, first: first - from, all: last - from, highlights: count };
}

/** Opens pages one after the other. */
export async function timePages(walk: Walk, pages: ServedPage[]): Promise<HighlightTimes[]> {
  const found: HighlightTimes[] = [];
  for (const served of pages) {
    const { page, times } = await openTimed(walk, served);
    const its = await times();
    if (its) found.push(its);
    await page.close();
  }
  return found;
}
