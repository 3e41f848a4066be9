import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { countAsked, type Asked } from './harness/asked.ts';
import { findUnseenFocus } from './harness/axtree.ts';
import { clickHighlight, findInCard, readCard } from './harness/card.ts';
import { readHighlights } from './harness/highlights.ts';
import { openPanelPage, readPanel } from './harness/panelpage.ts';
import { addEssayFile, ALONE, SECOND_ESSAY, SHARED } from './harness/secondessay.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const BUILT_IN = 'Europe after the American guarantee';

let walk: Walk;
let page: Page;
let asked: Asked;

const look = (of: string) => walk.library.waitForSelector(`.essay[aria-label="${of}"] .essay-look`);
/** Colours and how many highlights each has. */
const painted = async () => {
  const counts: Record<string, number> = {};
  for (const { colour } of await readHighlights(page)) counts[colour] = (counts[colour] ?? 0) + 1;
  return counts;
};
const colourOf = async (part: string) =>
  (await readHighlights(page)).find(({ text }) => text.includes(part))?.colour ?? null;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  await addEssayFile(walk, SECOND_ESSAY);
  page = await walk.open('news.html');
  await walk.settle(page);
  asked = await countAsked(walk.library);
});

afterAll(async () => await walk?.end());

it('paints two essays in two colours on one page', async () => {
  expect(Object.keys(await painted()).toSorted()).toEqual(['blue', 'rust']);
  expect(await colourOf(ALONE)).toBe('rust');
  expect(await colourOf('see itself as the guarantor of Europe')).toBe('blue');
});

it('lists both essays in the card of a sentence that both claim', async () => {
  const index = (await readHighlights(page)).findIndex(({ text }) => text.includes(SHARED));
  await clickHighlight(page, index);
  await until('both essays in the card', async () => {
    const words = await readCard(page);
    return words.includes(BUILT_IN) && words.includes(SECOND_ESSAY.title);
  });
  const card = (await page.$('::-p-aria([role="dialog"])'))!;
  const hues = await card.$$eval('section', (claims) => claims.map((claim) => claim.getAttribute('data-colour')));
  expect(new Set(hues)).toEqual(new Set(['blue', 'rust']));
  const room = await card.evaluate(({ scrollHeight, clientHeight }) => ({ scrollHeight, clientHeight }));
  expect(room.scrollHeight).toBeLessThanOrEqual(room.clientHeight);
  expect(await readCard(page)).not.toContain('Because of:');
  await (await findInCard(page, 'button', 'Why')).click();
  await until('the reason', async () => (await readCard(page)).includes('Because of:'));
  await page.keyboard.press('Escape');
});

it('names the essay of each section in the panel', async () => {
  const panel = await openPanelPage(walk, page);
  await until('the second essay in the panel', async () => (await readPanel(panel)).includes('Arms for Kyiv'));
  const sections = await panel.$$eval('.theme-section', (list) =>
    list.map((section) => ({
      words: section.querySelector('h2')?.textContent ?? '',
      colour: section.querySelector('h2 [data-colour]')?.getAttribute('data-colour'),
    })),
  );
  expect(sections).toContainEqual({ words: 'Arm Europe now: Arms for Kyiv', colour: 'rust' });
  expect(sections.filter(({ words }) => words.startsWith(BUILT_IN)).every(({ colour }) => colour === 'blue')).toBe(
    true,
  );
  await panel.close();
});

it('takes another colour at once, chosen by keyboard', async () => {
  await walk.library.bringToFront();
  const controls = await look(SECOND_ESSAY.title);
  const chosen = await controls!.waitForSelector('input[value="rust"]');
  await chosen!.focus();
  await walk.library.keyboard.press('ArrowRight');
  await until('the page to be green', async () => Object.keys(await painted()).includes('green'));
  expect(Object.keys(await painted()).toSorted()).toEqual(['blue', 'green']);
  expect(await walk.library.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Green');
});

it('changes the highlights of one essay alone when that one is to have fewer, without a new run', async () => {
  const before = await painted();
  await asked.take();
  const controls = await look(BUILT_IN);
  await (await controls!.waitForSelector('input[value="fewer"]'))!.focus();
  await walk.library.keyboard.press('Space');
  const fewer = await until('fewer of the built-in essay', async () => {
    const now = await painted();
    return (now['blue'] ?? 0) < before['blue']! ? now : null;
  });
  expect(fewer['green']).toBeGreaterThanOrEqual(before['green']!);
  await (await controls!.waitForSelector('input[value="as-for-all"]'))!.focus();
  await walk.library.keyboard.press('Space');
  await until('all of them again', async () => JSON.stringify(await painted()) === JSON.stringify(before));
  expect(await asked.take()).toEqual([]);
});

it('can be walked by keyboard and narrowed', async () => {
  await walk.library.evaluate(() => (document.activeElement as HTMLElement).blur());
  expect((await findUnseenFocus(walk.library, 25)).unseen).toEqual([]);
  await walk.library.setViewport({ width: 320, height: 800 });
  const overflow = () => walk.library.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
});
