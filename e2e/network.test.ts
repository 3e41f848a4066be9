import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSidePanel } from '../scripts/browser/chromium.ts';
import { OFF_THEME, practiceArticle } from './harness/articles.ts';
import { waitForHighlights } from './harness/highlights.ts';
import { press } from './harness/librarypage.ts';
import { netLogSwitch, readNetLog } from './harness/netlog.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const PACK = JSON.stringify({
  id: 'reefs',
  title: 'Leave the reefs alone',
  themes: [{ id: 't', label: 'Reefs' }],
  claims: [{ id: 'c', theme: 't', text: 'Nets break coral.' }],
});

async function lookAtPack(walk: Walk, address: string): Promise<void> {
  const page = await walk.browser.newPage();
  await page.goto(walk.address('library.html#add'));
  await page.type('[aria-labelledby=from-pack] input', address);
  await press(page, 'Look at this pack');
  await page.waitForSelector('::-p-text(Nets break coral.)');
  await page.close();
}

it('makes no request but for the pack whose address was typed: neither its pages, its workers nor its script in a page', async () => {
  const folder = makeProfile();
  const log = join(folder, 'net.json');
  const control = '<script>fetch("/asked-by-the-page")</script>';
  const walk = await startWalk({
    pages: { 'news.html': practiceArticle(), 'off.html': OFF_THEME, 'control.html': control },
    args: [netLogSwitch(log)],
  });
  walk.server.put('pack.json', PACK, 'application/json');
  const refused: string[] = [];
  try {
    const page = await walk.open('news.html');
    await walk.settle(page);
    const panel = await openSidePanel(walk, page);
    await panel.waitForSelector('.theme-section');
    for (const path of ['library.html', 'welcome.html', 'practice.html']) {
      const own = await walk.browser.newPage();
      await own.goto(walk.address(path));
      if (path === 'practice.html') await waitForHighlights(own);
      await own.close();
    }
    await lookAtPack(walk, walk.server.address('pack.json'));
    await (await walk.open('off.html')).close();
    await (await walk.open('control.html')).close();
    // Even code inside the extension that tried would be refused by its content security policy.
    for (const own of [panel, walk.library]) {
      refused.push(
        await own.evaluate(
          (url) =>
            fetch(url).then(
              () => 'let through',
              () => 'refused',
            ),
          walk.server.address('leak'),
        ),
      );
    }
  } finally {
    await walk.end();
  }
  expect(refused).toEqual(['refused', 'refused']);

  const requests = readNetLog(log);
  removeProfile(folder);
  // The control shows that the log would have told.
  expect(requests.some(({ url }) => url.endsWith('/asked-by-the-page'))).toBe(true);
  expect(requests.filter(({ initiator }) => initiator.startsWith('chrome-extension:'))).toEqual([]);
  // The courier has no name. It asked what the reader typed, once.
  expect(requests.filter(({ url }) => url.endsWith('/pack.json'))).toHaveLength(1);
  // A script of ours in a page would ask in the page's name: the pages ask for nothing but what is named here.
  const asked = requests.filter(({ url, initiator }) => url.includes('127.0.0.1') || initiator.includes('127.0.0.1'));
  const paths = new Set(asked.map(({ url }) => url.replace(/^http:\/\/127\.0\.0\.1:\d+/, '')));
  expect([...paths].toSorted()).toEqual(
    ['/asked-by-the-page', '/control.html', '/favicon.ico', '/news.html', '/off.html', '/pack.json'].filter((path) =>
      paths.has(path),
    ),
  );
});
