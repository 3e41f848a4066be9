import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Essay } from '../utils/essays/essay.ts';
import { openRoute, press, readMain, says } from './harness/librarypage.ts';
import { readTable } from './harness/storage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const TITLE = 'Leave the reefs alone';
const PACK = {
  id: 'reefs',
  title: TITLE,
  author: 'Ann Writer',
  version: 1,
  themes: [{ id: 't', label: 'Reefs' }],
  claims: [
    { id: 'a', theme: 't', text: 'Bottom trawling kills coral reefs.' },
    { id: 'b', theme: 't', text: 'The ministry does not enforce its rules.' },
  ],
};
const NEWER = {
  ...PACK,
  version: 2,
  licence: 'CC BY 4.0',
  claims: [
    {
      ...PACK.claims[0],
      text: 'Bottom trawling kills reefs <img src=x onerror="globalThis.pwned = true">.',
      wordings: [{ relation: 'dispute', text: 'Nets spare the coral.' }],
    },
    { ...PACK.claims[1], text: 'The ministry enforces nothing.' },
    { id: 'c', theme: 't', text: 'Divers want a ban on trawling.' },
  ],
};
const OWN = 'The ministry has given up on its own rules.';

let walk: Walk;
let page: Page;
let address: string;

const serve = (pack: unknown) => walk.server.put('reefs.json', JSON.stringify(pack), 'application/json');
const asked = () => walk.server.requested.filter((path) => path === 'reefs.json').length;
const kept = async () =>
  (await readTable<Essay>(walk.library, 'throughline', 'essays')).find(({ id }) => id === PACK.id);

const go = (route: string) => openRoute(walk, page, route);

async function look(typed: string): Promise<void> {
  const field = (await page.waitForSelector('[aria-labelledby=from-pack] input'))!;
  await field.evaluate((input) => (input as HTMLInputElement).select());
  await field.type(typed);
  await press(page, 'Look at this pack');
}

beforeAll(async () => {
  walk = await startWalk({ pages: { 'cookie.html': '<title>A page with a cookie</title>' } });
  address = walk.server.address('reefs.json');
  page = await walk.browser.newPage();
  await page.bringToFront();
  await page.goto(walk.server.address('cookie.html'));
  await page.evaluate(() => void (document.cookie = 'who=me'));
  await go('add');
});

afterAll(async () => await walk?.end());

it('refuses what is no pack, with place and reason, and keeps nothing of it', async () => {
  serve({ ...PACK, claims: [{ id: 'a', theme: 't', text: '' }] });
  await look(address);
  await says(page, 'claims[0].text must not be empty');
  walk.server.put('reefs.json', '<p>Nothing here.</p>', 'application/json', 404);
  await look(address);
  await says(page, 'There is no such file on 127.0.0.1 (404).');
  walk.server.put('kept-close', JSON.stringify(PACK), 'text/plain');
  await look(walk.server.address('kept-close'));
  await says(page, 'does not hand its files to other sites');
  expect(await kept()).toBeUndefined();
});

it('is looked at and followed, and its server learns nothing but that it was asked', async () => {
  serve(PACK);
  await look(address);
  await says(page, '2 claims in 1 theme');
  const { cookie, referer, origin } = walk.server.headersOf('reefs.json')!;
  expect({ cookie, referer, origin }).toEqual({ cookie: undefined, referer: undefined, origin: 'null' });
  await press(page, 'Add this essay');
  await says(page, `Follows ${address}`);
  expect((await kept())?.version).toBe(1);
});

it('offers a new version as a diff, and keeps the reader’s own edits when it is taken', async () => {
  await go('edit/reefs');
  // By keyboard: the bar at the bottom may lie over the button.
  await (await page.waitForSelector(`::-p-aria([name="Edit: ${PACK.claims[1]!.text}"])`))!.focus();
  await page.keyboard.press('Enter');
  const field = (await page.waitForSelector('[data-control="text"]'))!;
  await field.evaluate((input) => (input as HTMLTextAreaElement).select());
  await field.type(OWN);
  await page.keyboard.press('Tab');
  await press(page, 'Save the changes');
  await until('the edit to be kept', async () => (await kept())?.claims[1]?.text === OWN);

  serve(NEWER);
  const before = asked();
  await go('essays');
  await says(page, `Follows ${address}`);
  // The tab went away as soon as the essay was kept: its draft may have outlived that, and is none any more.
  expect(await readMain(page)).not.toContain('Not saved yet');
  // Not opted in: the library does not ask by itself.
  expect(asked()).toBe(before);
  await press(page, `Ask now: ${TITLE}`);
  await says(page, 'There is a new version.');
  expect(asked()).toBe(before + 1);
  expect((await kept())?.claims).toHaveLength(2);
  await press(page, `See what is new: ${TITLE}`);
  for (const part of [
    'This is version 2',
    'Divers want a ban on trawling.',
    'Kept as you have them',
    OWN,
    'reefs <img',
    'Denied as: Nets spare the coral.',
    'Licence: CC BY 4.0',
  ])
    await says(page, part);
  await press(page, 'Take these changes');
  await until('the pack to be taken', async () => (await kept())?.claims.length === 3);
  expect((await kept())?.claims.map(({ text }) => text)).toEqual([NEWER.claims[0]!.text, OWN, NEWER.claims[2]!.text]);
  expect(await page.evaluate(() => Reflect.has(globalThis, 'pwned'))).toBe(false);
  await says(page, 'Nothing new.');
});

it('says a failure once, in the library, and goes on with the essay when it is followed no longer', async () => {
  walk.server.put('reefs.json', 'Sorry', 'application/json', 503);
  await press(page, `Ask now: ${TITLE}`);
  await says(page, '127.0.0.1 answered with an error (503). Try again later.');
  await press(page, `Stop following: ${TITLE}`);
  await until('the subscription to be gone', async () => !(await readMain(page)).includes('Follows'));
  expect((await kept())?.claims).toHaveLength(3);
});
