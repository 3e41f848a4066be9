// `npm run shots`: makes README's pictures in docs/ from the built extension on the practice article, in a fresh profile.
// Pictures that README does not show (dark, narrow) go to .profile/shots, to be looked at.
import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { clickHighlight } from '../e2e/harness/card.ts';
import { startWalk } from '../e2e/harness/walk.ts';
import { openSidePanel } from './browser/chromium.ts';

const PAGE = { width: 860, height: 900 };
const PANEL = { width: 400, height: 900 };

/** Where the card's sentence stands in the practice article: one that is surely highlighted and has text around it. */
const CARD_AT = 1;

async function shoot(page: Page, path: `${string}.png`, size: { width: number; height: number }): Promise<string> {
  await page.setViewport({ ...size, deviceScaleFactor: 1 });
  await page.screenshot({ path });
  return path;
}

async function setScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}

/** Lays page and panel side by side, as a reader sees them. */
async function join(page: Page, panel: Page, path: `${string}.png`): Promise<void> {
  await page.setViewport(PAGE);
  await panel.setViewport(PANEL);
  const [left, right] = [await page.screenshot({ encoding: 'base64' }), await panel.screenshot({ encoding: 'base64' })];
  const sheet = await page.browser().newPage();
  await sheet.setViewport({ width: PAGE.width + PANEL.width + 1, height: PAGE.height });
  await sheet.setContent(
    `<body style="margin:0;display:flex;gap:1px;background:#bbb">` +
      [left, right].map((shot) => `<img src="data:image/png;base64,${shot}">`).join(''),
    { waitUntil: 'load' },
  );
  await sheet.screenshot({ path });
  await sheet.close();
}

mkdirSync('docs', { recursive: true });
mkdirSync('.profile/shots', { recursive: true });
const walk = await startWalk();
try {
  const page = await walk.browser.newPage();
  await page.bringToFront();
  await page.goto(walk.address('practice.html'));
  await walk.settle(page);
  const panel = await openSidePanel(walk, page);
  await panel.waitForSelector('.theme-section');
  await page.bringToFront();
  await page.setViewport(PAGE);
  await clickHighlight(page, CARD_AT);
  await page.waitForSelector('::-p-aria([name="Close"][role="button"])');
  for (const scheme of ['dark', 'light'] as const) {
    await setScheme(page, scheme);
    await setScheme(panel, scheme);
    await join(page, panel, scheme === 'light' ? 'docs/walk.png' : '.profile/shots/walk-dark.png');
    await shoot(page, scheme === 'light' ? 'docs/card.png' : '.profile/shots/card-dark.png', {
      width: 720,
      height: 560,
    });
  }
  await walk.library.bringToFront();
  for (const route of ['essays', 'notes', 'settings']) {
    await walk.library.goto(`${walk.address('library.html')}#${route}`);
    for (const scheme of ['dark', 'light'] as const) {
      await setScheme(walk.library, scheme);
      const isReadmes = route === 'essays' && scheme === 'light';
      await shoot(walk.library, isReadmes ? 'docs/library.png' : `.profile/shots/library-${route}-${scheme}.png`, {
        width: 1100,
        height: 760,
      });
      await shoot(walk.library, `.profile/shots/library-${route}-${scheme}-narrow.png`, { width: 360, height: 760 });
    }
  }
} finally {
  await walk.end();
}
