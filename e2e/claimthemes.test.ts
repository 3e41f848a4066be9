import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Essay } from '../utils/essays/essay.ts';
import { practiceArticle } from './harness/articles.ts';
import { openRoute, press } from './harness/librarypage.ts';
import { openPanelPage } from './harness/panelpage.ts';
import { addEssayFile, SECOND_ESSAY } from './harness/secondessay.ts';
import { readTable } from './harness/storage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const [MONEY, KYIV] = SECOND_ESSAY.themes;
const HALT = SECOND_ESSAY.claims.find(({ id }) => id === 'halt')!;
/** How the claims lie in their themes before anything is moved, and with one claim in the other theme. */
const BEFORE = { money: ['spend', 'army'], kyiv: ['halt', 'talks', 'late'] };
const MOVED = { money: ['spend', 'army', 'halt'], kyiv: ['talks', 'late'] };

let walk: Walk;
let page: Page;
let panel: Page;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  await addEssayFile(walk, SECOND_ESSAY);
  const news = await walk.open('news.html');
  await walk.settle(news);
  panel = await openPanelPage(walk, news);
  page = await walk.browser.newPage();
});

afterAll(async () => await walk?.end());

beforeEach(async () => {
  await openRoute(walk, page, `edit/${SECOND_ESSAY.id}`);
  await page.waitForSelector('.edit-claim');
});

const shown = () =>
  page.$$eval('.edit-theme', (themes) =>
    Object.fromEntries(
      themes.map((theme) => [
        (theme as HTMLElement).dataset['theme'],
        [...theme.querySelectorAll<HTMLElement>('.edit-claim')].map((claim) => claim.dataset['claim']),
      ]),
    ),
  );
const shows = (wanted: typeof BEFORE) =>
  until('the claims in their themes', async () => JSON.stringify(await shown()) === JSON.stringify(wanted)).catch(
    async (error: unknown) => {
      throw new Error(`${String(error)}; shown is ${JSON.stringify(await shown())}`);
    },
  );

/** What is saved, by theme, and how often it was. */
async function saved(): Promise<{ themes: typeof BEFORE; version: number | undefined }> {
  const { claims, version } = (await readTable<Essay>(walk.library, 'throughline', 'essays')).find(
    ({ id }) => id === SECOND_ESSAY.id,
  )!;
  const of = (theme: string) => claims.filter((claim) => claim.theme === theme).map(({ id }) => id);
  return { themes: { money: of('money'), kyiv: of('kyiv') }, version };
}

/** Waits until the panel, which nobody touched, has the claim under a theme, and under no other. */
const groupedUnder = (label: string) =>
  until(`the panel to have the claim under ${label}`, async () => {
    const under = await panel.$$eval(
      '.theme-section',
      (sections, text) =>
        sections
          .filter((section) => [...section.querySelectorAll('.claim-text')].some((each) => each.textContent === text))
          .map((section) => section.getAttribute('aria-label')),
      HALT.text,
    );
    return under.join() === label;
  });

/** What has the focus: the claim that it is in, and the control. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return [
      activeElement?.closest<HTMLElement>('[data-claim]')?.dataset['claim'],
      activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '',
    ];
  });

async function chord(...keys: ('Alt' | 'Control' | 'Shift' | 'ArrowUp' | 'ArrowDown' | 'z')[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

it('moves to another theme by keyboard, there and back, and the panel follows what is saved', async () => {
  await groupedUnder(KYIV!.label);
  await (await page.waitForSelector('[data-claim="halt"] [data-control="open"]'))!.focus();
  const here = ['halt', `Edit: ${HALT.text}`];
  await chord('Alt', 'ArrowUp');
  await shows(MOVED);
  expect(await focused()).toEqual(here);
  await chord('Control', 'z');
  await shows(BEFORE);
  expect(await focused()).toEqual(here);
  await chord('Control', 'Shift', 'z');
  await shows(MOVED);
  expect(await focused()).toEqual(here);
  expect((await saved()).themes).toEqual(BEFORE);
  await groupedUnder(KYIV!.label);

  await (await page.waitForSelector('::-p-aria([name="Save the changes"][role="button"])'))!.focus();
  await page.keyboard.press('Enter');
  await groupedUnder(MONEY!.label);
  expect(await saved()).toEqual({ themes: MOVED, version: 2 });
});

it('moves by pointer: chosen from the themes and pushed past their ends, undone and done again in the bar', async () => {
  await press(page, `Edit: ${HALT.text}`);
  await page.select('[data-claim="halt"] select', 'kyiv');
  const last = { money: ['spend', 'army'], kyiv: ['talks', 'late', 'halt'] };
  await shows(last);
  await press(page, 'Undo');
  await shows(MOVED);
  await press(page, 'Redo');
  await shows(last);
  await press(page, 'Move up');
  await press(page, 'Move up');
  await shows(BEFORE);
  await press(page, 'Move up');
  await shows(MOVED);
  await press(page, 'Move down');
  await shows(BEFORE);
  await press(page, 'Save the changes');
  await groupedUnder(KYIV!.label);
  expect(await saved()).toEqual({ themes: BEFORE, version: 3 });
});

it('keeps the keyboard in the bar when there is nothing left to undo or to do again', async () => {
  await (await page.waitForSelector('[data-claim="halt"] [data-control="open"]'))!.focus();
  await chord('Alt', 'ArrowUp');
  await shows(MOVED);
  for (const [name, then] of [
    ['Undo', BEFORE],
    ['Redo', MOVED],
    ['Undo', BEFORE],
  ] as const) {
    await (await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`))!.focus();
    await page.keyboard.press('Enter');
    await shows(then);
    expect(await page.evaluate(() => document.activeElement?.closest('.save-bar') !== null)).toBe(true);
  }
});
