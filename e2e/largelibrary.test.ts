import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFF_THEME, practiceArticle } from './harness/articles.ts';
import { settledReport } from './harness/askpage.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { readHighlights } from './harness/highlights.ts';
import { addEssayFile, ALONE, SECOND_ESSAY } from './harness/secondessay.ts';
import { stopBackground } from './harness/serviceworker.ts';
import { addEssays } from './harness/storage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** Essays in the library beside the built-in one and the reader's own on its subject. */
const OTHERS = 300;

interface Heard {
  throughlineHeard: { type: string; length: number }[];
}

let walk: Walk;

const readStored = () =>
  walk.library.evaluate(async () => (globalThis as unknown as ExtensionGlobal).chrome.storage.local.get(null));
const colours = async (page: Page) => [...new Set((await readHighlights(page)).map(({ colour }) => colour))].toSorted();
/** Asks as a page does. */
const ask = (type: string, data: unknown) =>
  walk.library.evaluate(
    async (name, request) => {
      const { runtime } = (globalThis as unknown as ExtensionGlobal).chrome;
      const { res } = await runtime.sendMessage({ id: 1, type: name, data: request, timestamp: Date.now() });
      return res as unknown;
    },
    type,
    data,
  );

beforeAll(async () => {
  walk = await startWalk({
    pages: { 'news.html': practiceArticle(), 'again.html': practiceArticle(), 'off.html': OFF_THEME },
  });
  await addEssays(walk.library, OTHERS);
  await addEssayFile(walk, SECOND_ESSAY);
  await until('the library', async () => typeof (await readStored())['library'] === 'string');
  await walk.library.evaluate(() => {
    const heard = globalThis as unknown as ExtensionGlobal & Heard;
    heard.throughlineHeard = [];
    heard.chrome.runtime.onMessage.addListener((message: { type: string }) => {
      heard.throughlineHeard.push({ type: message.type, length: JSON.stringify(message).length });
    });
  });
});

afterAll(async () => await walk?.end());

it('keeps nothing of so many essays where each page reads it', async () => {
  const stored = await readStored();
  for (const key of ['gateProfiles', 'glances', 'essayLooks']) expect(stored[key]).toEqual([]);
  expect(JSON.stringify(stored).length).toBeLessThan(2_000);
});

it('paints what two of the essays say, each in its colour', async () => {
  const page = await walk.open('news.html');
  const painted = await walk.settle(page);
  expect(await colours(page)).toEqual(['blue', 'rust']);
  expect(painted.some(({ text }) => text.includes(ALONE))).toBe(true);
  const heard = await walk.library.evaluate(() => (globalThis as unknown as Heard).throughlineHeard);
  const of = (type: string) => heard.filter((each) => each.type === type);
  expect(of('glanceAt')).toHaveLength(1);
  expect(of('findEssays')).toHaveLength(1);
  for (const { length } of [...of('glanceAt'), ...of('findEssays')]) expect(length).toBeLessThan(20_000);
  const report = await settledReport(walk.library, page);
  const themes = report.state.kind === 'matched' ? report.state.themes : [];
  expect(new Set(themes.map(({ essay }) => essay)).size).toBe(2);
  // The look changes at once, though no page has it in its storage.
  await walk.library.goto('about:blank');
  await walk.library.goto(walk.address('library.html'));
  const look = await walk.library.waitForSelector(`.essay[aria-label="${SECOND_ESSAY.title}"] .essay-look`);
  await (await look!.waitForSelector('input[value="violet"]'))!.focus();
  await walk.library.keyboard.press('Space');
  await until('the page to be violet', async () => (await colours(page)).join() === 'blue,violet');
  await page.close();
});

it('hands a page the gates of the essays that pass, and no others', async () => {
  const terms = [
    ['ukrain', 9],
    ['ukraine', 9],
    ['europe', 9],
    ['russia', 9],
    ['ammunition', 4],
  ];
  const found = (await ask('findEssays', { terms })) as { essay: string }[];
  expect(found.length).toBeLessThanOrEqual(2);
  expect(JSON.stringify(found).length).toBeLessThan(50_000);
});

it('leaves a page off all themes alone, and finds the library again after the background was stopped', async () => {
  const off = await walk.open('off.html');
  expect((await settledReport(walk.library, off)).state.kind).toBe('off-theme');
  await off.close();
  await stopBackground(walk);
  const page = await walk.open('again.html');
  expect((await walk.settle(page)).length).toBeGreaterThan(0);
  expect(await colours(page)).toEqual(['blue', 'violet']);
  await page.close();
});
