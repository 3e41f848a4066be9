import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Essay } from '../utils/essays/essay.ts';
import { press, readMain } from './harness/librarypage.ts';
import { OPED, REEF_NEWS } from './harness/opeds.ts';
import { readTable } from './harness/storage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const SIGN_IN = '<!doctype html><title>Sign in</title><form><input type="password"><button>Sign in</button></form>';

let walk: Walk;
let adding: Page;

const field = '[aria-labelledby=from-address] input';
const alert = () => adding.$eval('[role=alert]', (each) => (each as HTMLElement).innerText);
const tabsOn = async (address: string) => (await walk.browser.pages()).filter((page) => page.url() === address).length;

async function read(typed: string): Promise<void> {
  await adding.$eval(field, (input) => (input as HTMLInputElement).select());
  await adding.type(field, typed);
  await press(adding, 'Read this page');
}

beforeAll(async () => {
  walk = await startWalk({ pages: { 'oped.html': OPED, 'news.html': REEF_NEWS, 'members.html': SIGN_IN } });
  walk.server.put('gone.html', 'Not here.', 'text/html', 404);
  walk.server.put('pack', '{"id": "x"}', 'application/json');
  adding = await walk.browser.newPage();
  await adding.bringToFront();
  await adding.goto(walk.address('library.html#add'));
  await adding.waitForSelector(field);
});

afterAll(async () => await walk?.end());

it.each([
  ['members.html', 'No article was found there.'],
  ['gone.html', 'There is no such page on 127.0.0.1 (404).'],
  ['pack', 'That address holds no web page (application/json).'],
  ['nothing-comes', '127.0.0.1 could not be reached, or sent no web page.'],
])('says in one sentence why %s is no essay, and leaves nothing behind', async (path, words) => {
  const address = walk.server.address(path);
  await read(address);
  await until('the reason', async () => (await alert()).includes(words), 45_000);
  expect(await tabsOn(address)).toBe(0);
  expect(await adding.$eval(field, (input) => (input as HTMLInputElement).value)).toBe(address);
});

it('says so of a server that is not there, and of what is no address', async () => {
  await read('http://127.0.0.1:9/essay');
  await until('the reason', async () => (await alert()).includes('could not be reached'));
  await read('javascript:alert(1)');
  await until('the reason', async () => (await alert()).includes('Only web addresses'));
});

it('becomes a draft, read once, is saved, and its claims are found in the news', async () => {
  const address = walk.server.address('oped.html');
  const before = walk.server.requested.filter((path) => path === 'oped.html').length;
  await read(`${address}#end`);
  await adding.waitForSelector('.edit-claim');
  expect(await tabsOn(address)).toBe(0);
  expect(walk.server.requested.filter((path) => path === 'oped.html').length - before).toBe(1);
  await press(adding, 'Save in the library');
  const essays = () => readTable<Essay>(walk.library, 'throughline', 'essays');
  const kept = await until('the essay to be kept', async () =>
    (await essays()).find(({ title }) => title === 'Leave the reefs alone'),
  );
  expect(kept).toMatchObject({
    author: 'Ann Writer',
    publication: { name: 'The Bay Post', date: '2026-03-01' },
    url: address,
  });
  const painted = await walk.settle(await walk.open('news.html'));
  expect(painted.map(({ text }) => text).join('\n')).toContain('parliament must ban bottom trawling');
  expect(await readMain(adding)).not.toContain('Not saved yet');
});
