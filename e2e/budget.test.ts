import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHROMIUM_BUILD } from '../scripts/browser/chromium.ts';
import { describePage, settledReport } from './harness/askpage.ts';
import { OFF_THEME, practiceArticle } from './harness/articles.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { waitForHighlights, waitForNoHighlights } from './harness/highlights.ts';
import { readTable } from './harness/storage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// The speed budget without a clock: what a page must not load, ask or leave behind. `npm run bench -- browser` times it.

/** Most bytes of the script that is in every page, and of those of its functions that run where there is no text. */
const LOOKOUT_BYTES = 24_000;
const ASLEEP_BYTES = 10_000;

let walk: Walk;

beforeAll(async () => {
  const home = '<!doctype html><title>Sign in</title><p>Name</p><input>';
  walk = await startWalk({
    pages: { 'off.html': OFF_THEME, 'on.html': practiceArticle(), 'home.html': home, 'about.html': home },
  });
});

afterAll(async () => await walk?.end());

/** Opens a page with a debugger in it, and lists the scripts of the extension that ran there, in their order. */
async function openWatched(path: string): Promise<{ page: Page; session: CDPSession; scripts: string[] }> {
  const page = await walk.browser.newPage();
  const session = await page.createCDPSession();
  const scripts: string[] = [];
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith(walk.address(''))) scripts.push(url.slice(walk.address('').length));
  });
  await session.send('Debugger.enable');
  await page.bringToFront();
  await page.goto(walk.server.address(path));
  return { page, session, scripts };
}

/** Puts together what ran of a script; a function within another that did not run is left out. */
function textRun(source: string, functions: Protocol.Profiler.FunctionCoverage[]): string {
  const ran = Array.from({ length: source.length }, () => false);
  // Outer ones first.
  const ranges = functions.flatMap((each) => each.ranges).toSorted((a, b) => b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges.toSorted((a, b) => a.startOffset - b.startOffset))
    ran.fill(count > 0, startOffset, endOffset);
  return ran.map((each, at) => (each ? source[at] : '')).join('');
}

const settledState = async (page: Page) => (await settledReport(walk.library, page)).state.kind;

it('keeps the script of every page small', () => {
  expect(statSync(join(CHROMIUM_BUILD, 'lookout.js')).size).toBeLessThanOrEqual(LOOKOUT_BYTES);
});

for (const [path, kind] of [
  ['off.html', 'off-theme'],
  ['home.html', 'not-article'],
] as const) {
  it(`loads nothing but the lookout, and wakes no model, on a page that is ${kind}`, async () => {
    const { page, scripts } = await openWatched(path);
    // The panel's question is answered without more code, too.
    expect(await settledState(page)).toBe(kind);
    expect(scripts).toEqual(['lookout.js']);
    const hosts = await walk.library.evaluate(async () =>
      (globalThis as unknown as ExtensionGlobal).chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] }),
    );
    expect(hosts).toEqual([]);
    await page.close();
  });
}

it('runs less than half of it on a page without text, and wakes when text comes', async () => {
  const { page, session, scripts } = await openWatched('about.html');
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await page.goto(walk.server.address('home.html'));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { result } = await session.send('Profiler.takePreciseCoverage');
  const source = readFileSync(join(CHROMIUM_BUILD, 'lookout.js'), 'utf8');
  // The page before had the script, too.
  const [most = ''] = result
    .filter(({ url }) => url === walk.address('lookout.js'))
    .map(({ functions }) => textRun(source, functions))
    .toSorted((a, b) => b.length - a.length);
  expect(most.length).toBeGreaterThan(1_000);
  expect(most.length).toBeLessThanOrEqual(ASLEEP_BYTES);
  // To make an expression of all alphabets takes most of a millisecond.
  expect(source).toContain('\\p{');
  expect(most).not.toContain('\\p{');
  const [, article = ''] = /<main>([\s\S]*)<\/main>/.exec(practiceArticle()) ?? [];
  await page.evaluate((html) => {
    document.body.innerHTML = `<main>${html}</main>`;
  }, article);
  expect((await waitForHighlights(page)).length).toBeGreaterThan(0);
  expect(scripts.filter((name) => name === 'page.js')).toHaveLength(1);
  await page.close();
});

it('finds in a new worker what the one before kept of each sentence, and asks under no other name', async () => {
  const readKeys = async () =>
    (await readTable<{ key: string }>(walk.library, 'throughline-answers', 'answers')).map(({ key }) => key).toSorted();
  const open = async () => {
    const page = await walk.open('on.html');
    const painted = (await walk.settle(page)).map(({ text }) => text).toSorted();
    const { state } = await settledReport(walk.library, page);
    const total = state.kind === 'matched' ? state.total : Number.NaN;
    // Nobody waits for the disk.
    await until('what was found to be kept', async () => (await readKeys()).length >= total);
    await page.close();
    return { painted, total, keys: await readKeys() };
  };
  const before = await open();
  expect(before.painted.length).toBeGreaterThan(0);
  expect(before.keys).toHaveLength(before.total);
  await walk.library.evaluate(async () => {
    await (globalThis as unknown as ExtensionGlobal).chrome.offscreen.closeDocument();
  });
  expect(await open()).toEqual(before);
});

it('loads the session once when a page becomes an article on the themes without being loaded anew', async () => {
  const { page, scripts } = await openWatched('off.html');
  await settledState(page);
  const [, article = ''] = /<main>([\s\S]*)<\/main>/.exec(practiceArticle()) ?? [];
  await page.evaluate((html) => {
    history.pushState(null, '', '/on-theme');
    const main = document.querySelector('main');
    if (main) main.innerHTML = html;
  }, article);
  expect((await waitForHighlights(page)).length).toBeGreaterThan(0);
  await page.evaluate(() =>
    document.querySelector('main')?.append('One more line of text, long enough to be looked at.'),
  );
  await until('the page to be read again', async () => (await settledState(page)) === 'matched');
  expect(scripts).toEqual(['lookout.js', 'page.js']);
  await page.close();
});

it('leaves no highlight, element or listener when a newer script takes its place', async () => {
  const page = await walk.browser.newPage();
  const session = await page.createCDPSession();
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin.startsWith('chrome-extension://')) worlds.push(id);
  });
  await session.send('Runtime.enable');
  await page.bringToFront();
  await page.goto(walk.server.address('on.html'));
  await walk.settle(page);
  const listeners = async () => {
    const found: string[] = [];
    for (const target of ['window', 'document', 'document.documentElement', 'document.body']) {
      const contextId = worlds.at(-1)!;
      const { result } = await session.send('Runtime.evaluate', { expression: target, contextId });
      const { listeners: its } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId! });
      found.push(...its.map(({ type }) => `${target} ${type}`));
    }
    return found;
  };
  expect(await listeners()).toContain('document click');
  // What a page says in our name changes nothing.
  await page.evaluate(() => document.dispatchEvent(new Event('throughline-started')));
  expect(await listeners()).toContain('document click');
  await session.send('Runtime.evaluate', { expression: 'throughlineEnd()', contextId: worlds.at(-1)! });
  await waitForNoHighlights(page);
  expect(await listeners()).toEqual([]);
  expect(await page.$('throughline-card')).toBeNull();
  expect(await describePage(walk.library, page.url())).toBeNull();
  await page.close();
});
