import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Asked, countAsked } from './harness/asked.ts';
import { describePage } from './harness/askpage.ts';
import { OFF_THEME } from './harness/articles.ts';
import { readBadge } from './harness/badge.ts';
import type { ExtensionGlobal } from './harness/chromeapi.ts';
import { FIRST, livePage, SECOND, untilPainted } from './harness/livepage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// Tabs that nobody looks at: they cost nothing until they are seen, and one that comes back has everything again.

let walk: Walk;
let asked: Asked;

beforeAll(async () => {
  const many = Object.fromEntries([...'0123456789ab'].map((n) => [`${n}.html`, livePage(FIRST.html + SECOND.html)]));
  walk = await startWalk({ pages: { ...many, 'away.html': OFF_THEME } });
  asked = await countAsked(walk.library);
});
afterAll(async () => await walk?.end());
beforeEach(async () => void (await asked.take()));

/** Opens a tab as the browser does: pages that the protocol opens count as seen, these do not. */
async function openBehind(path: string): Promise<number> {
  return await walk.library.evaluate(async (url) => {
    const { tabs } = (globalThis as unknown as ExtensionGlobal).chrome;
    return (await tabs.create({ url, active: false })).id!;
  }, walk.server.address(path));
}

async function bringToFront(tab: number): Promise<void> {
  await walk.library.evaluate(
    async (id) => void (await (globalThis as unknown as ExtensionGlobal).chrome.tabs.update(id, { active: true })),
    tab,
  );
}

const stateOf = async (path: string) => (await describePage(walk.library, walk.server.address(path)))?.state.kind;

it('reads ten tabs that are opened at once when each is seen, and answers the panel before', async () => {
  const paths = [...'0123456789'].map((n) => `${n}.html`);
  const ids: number[] = [];
  for (const path of paths) ids.push(await openBehind(path));
  for (const path of paths) await until(`${path} to answer`, async () => (await stateOf(path)) === 'reading');
  expect(await asked.take()).toEqual([]);
  expect(await asked.takeForeseen()).toEqual([]);
  await bringToFront(ids[4]!);
  await until('the tab in front to be read', async () => (await stateOf('4.html')) === 'matched', 60_000);
  expect((await asked.take('4.html')).length).toBeGreaterThan(0);
  expect(await asked.take()).toEqual([]);
  expect((await asked.takeForeseen()).filter((url) => !url.includes('4.html'))).toEqual([]);
  expect(await stateOf('5.html')).toBe('reading');

  const twin = await walk.library.evaluate(
    async (id) => (await (globalThis as unknown as ExtensionGlobal).chrome.tabs.duplicate(id))?.id ?? -1,
    ids[4]!,
  );
  await until('the duplicate to be read', async () => (await asked.take('4.html')).length > 0);
  await walk.library.evaluate(
    async (tabs) => void (await (globalThis as unknown as ExtensionGlobal).chrome.tabs.remove(tabs)),
    [...ids, twin],
  );
});

it('leaves a long article where it is when its tab goes behind, and goes on when it is seen again', async () => {
  const towns = Array.from(
    { length: 60 },
    (_, i) => `<p>NATO and Europe have to keep ${i + 2} brigades against Russia near town ${i}, the minister said.</p>`,
  );
  walk.server.put('c.html', livePage(FIRST.html + SECOND.html + towns.join('')));
  walk.server.put('d.html', livePage(FIRST.html + SECOND.html));
  const [long, short] = [await openBehind('c.html'), await openBehind('d.html')];
  for (const path of ['c.html', 'd.html']) {
    await until(`${path} to answer`, async () => (await stateOf(path)) === 'reading');
  }
  await bringToFront(long);
  await until('the long article to be begun', async () => (await asked.take('c.html')).length > 0, 60_000);
  await bringToFront(short);
  await until('the other to be asked about', async () => (await asked.take('d.html')).length > 0, 60_000);
  // What was sent before the reader went.
  await asked.take('c.html');
  await until('the other to be read', async () => (await stateOf('d.html')) === 'matched', 60_000);
  expect(await asked.take('c.html')).toEqual([]);
  expect(await stateOf('c.html')).toBe('matching');

  await bringToFront(long);
  await until('the long article to be read', async () => (await stateOf('c.html')) === 'matched', 60_000);
  expect((await asked.take('c.html')).length).toBeGreaterThan(20);
  await walk.library.evaluate(
    async (tabs) => void (await (globalThis as unknown as ExtensionGlobal).chrome.tabs.remove(tabs)),
    [long, short],
  );
});

it('has highlights and number again when a page comes back from the back/forward cache', async () => {
  const page = await walk.open('a.html');
  await walk.settle(page);
  await page.evaluate(() =>
    addEventListener('pageshow', (event) =>
      Object.assign(globalThis, { persisted: (event as PageTransitionEvent).persisted }),
    ),
  );
  await page.goto(walk.server.address('away.html'));
  await asked.take();
  await page.goBack();
  await untilPainted(page, [FIRST.painted, SECOND.painted]);
  await until('the number on the button', async () => (await readBadge(walk.library, page)) !== '');
  expect(await page.evaluate(() => (globalThis as { persisted?: boolean }).persisted)).toBe(true);
  expect(await asked.take('a.html')).toEqual([]);
  await page.close();
});

it('does nothing in a page that is prerendered until the reader goes there', async () => {
  const rules = JSON.stringify({ prerender: [{ urls: ['/b.html'], eagerness: 'immediate' }] });
  const script = `<script type="speculationrules">${rules}</script></body>`;
  walk.server.put('from.html', OFF_THEME.replace('</body>', script));
  const page = await walk.open('from.html');
  await until('the next page to be prerendered', async () => walk.server.requested.includes('b.html'));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await asked.take('b.html')).toEqual([]);
  await page.evaluate(() => location.assign('/b.html'));
  await until('the page to be read', async () => (await stateOf('b.html')) === 'matched', 60_000);
  const activated = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as { activationStart?: number }).activationStart,
  );
  expect(activated).toBeGreaterThan(0);
  await page.close();
});
