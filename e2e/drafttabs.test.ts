import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { press, readMain } from './harness/librarypage.ts';
import { addEssayFile, SECOND_ESSAY } from './harness/secondessay.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

let walk: Walk;
let one: Page;
let other: Page;

const TITLE = '::-p-aria([name="Title"][role="textbox"])';
/** Read and written by scripts alone: what puppeteer finds by role it waits for in a tab in the background. */
const titleIn = (page: Page) => page.evaluate(() => document.querySelector<HTMLInputElement>(`.citation input`)?.value);
/** Writes without bringing the tab to the front: that would take longer than a draft waits to be kept. */
const write = (page: Page, text: string) =>
  page.evaluate((value) => {
    const field = document.querySelector<HTMLInputElement>('.citation input')!;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new FocusEvent('blur'));
  }, text);

async function openEditor(): Promise<Page> {
  const page = await walk.browser.newPage();
  await page.goto(walk.address(`library.html#edit/${SECOND_ESSAY.id}`));
  await page.waitForSelector(TITLE);
  return page;
}

beforeAll(async () => {
  walk = await startWalk();
  await addEssayFile(walk, SECOND_ESSAY);
  one = await openEditor();
  other = await openEditor();
});

afterAll(async () => await walk?.end());

it('shows in one tab what was written in the other', async () => {
  await write(one, 'Arm Europe soon');
  await until('the title in the other tab', async () => (await titleIn(other)) === 'Arm Europe soon');
});

it('asks where both wrote at once, and keeps both', async () => {
  await Promise.all([write(one, 'Written in one'), write(other, 'Written in the other')]);
  const asking = await until('one of them to ask', async () => {
    for (const page of [one, other]) if (await page.$('.draft-conflict')) return page;
    return null;
  });
  const words = await readMain(asking);
  expect(words).toContain('Nothing is lost');
  const [mine, theirs] =
    asking === one ? ['Written in one', 'Written in the other'] : ['Written in the other', 'Written in one'];
  for (const text of [mine, theirs]) expect(words).toContain(text);
  await asking.bringToFront();
  await press(asking, 'Keep both');
  await until('the other text here', async () => (await titleIn(asking)) === theirs);
  await walk.library.bringToFront();
  await walk.library.goto(walk.address('library.html#essays'));
  await until('both drafts', async () => {
    const main = await readMain(walk.library);
    return main.includes('Written in one') && main.includes('Written in the other');
  });
});
