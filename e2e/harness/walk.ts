import type { Browser, Page } from 'puppeteer-core';
import { launchChromium, type Chromium } from '../../scripts/browser/chromium.ts';
import type { ExtensionGlobal } from './chromeapi.ts';
import { describePage } from './askpage.ts';
import { readHighlights, type Painted } from './highlights.ts';
import { makeProfile, removeProfile } from './profile.ts';
import { servePages, type PageServer } from './serve.ts';
import { until } from './wait.ts';

/** A browser with the extension, a page server, and an extension page to look into storage from. */
export interface Walk extends Chromium {
  server: PageServer;
  profile: string;
  /** The library: the extension's own eyes. It is open for the whole walk. */
  library: Page;
  /** Opens a served page in a new tab, in front. */
  open(path: string): Promise<Page>;
  /** Waits until the extension is done with a page on theme, and reads what is painted. */
  settle(page: Page): Promise<Painted[]>;
  end(): Promise<void>;
}

export interface WalkOptions {
  pages?: Record<string, string>;
  args?: string[];
  /** Folder of another build than the usual one. */
  build?: string;
  /** The reader lets the extension into private windows. */
  inPrivate?: boolean;
  /** A profile of an earlier walk, kept by `keepProfile`. */
  profile?: string;
  /** The profile outlives the walk. */
  keepProfile?: boolean;
}

/** Switch under which nothing but 127.0.0.1 can be reached. */
export const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** Starts a walk; nothing but 127.0.0.1 can be reached in it, so saved pages load fast and alike everywhere. */
export async function startWalk(options: WalkOptions = {}): Promise<Walk> {
  const profile = options.profile ?? makeProfile();
  const server = await servePages(options.pages);
  const chromium = await launchChromium({
    profile,
    headless: true,
    args: [OFFLINE, ...(options.args ?? [])],
    build: options.build,
    inPrivate: options.inPrivate,
  });
  const library = await chromium.browser.newPage();
  await library.goto(chromium.address('library.html'));
  // Pages opened before the built-in essay is there would be read again when it comes: tests want one reading.
  await until('the built-in essay to be installed', () =>
    library.evaluate(async () => {
      const { storage } = (globalThis as unknown as ExtensionGlobal).chrome;
      return (((await storage.local.get('gateProfiles')).gateProfiles as unknown[] | undefined) ?? []).length > 0;
    }),
  );
  // It comes to the front once, at a time of its own: what lies behind it then cannot be clicked.
  if (!options.profile)
    await until('the welcome page to have been in front', () => wasSeen(chromium.browser, '/welcome.html'));
  return {
    ...chromium,
    server,
    profile,
    library,
    async open(path) {
      const page = await chromium.browser.newPage();
      await page.bringToFront();
      await page.goto(server.address(path), { waitUntil: 'domcontentloaded' });
      return page;
    },
    async settle(page) {
      let last = 'no answer';
      await until(
        `${page.url()} to be matched`,
        async () => {
          const report = await describePage(library, page.url());
          last = JSON.stringify(report?.state);
          return report?.state.kind === 'matched';
        },
        90_000,
      ).catch((error: unknown) => {
        throw new Error(`${String(error)}; its state is ${last}`);
      });
      return await readHighlights(page);
    },
    async end() {
      await chromium.browser.close();
      await server.close();
      if (!options.keepProfile) removeProfile(profile);
    },
  };
}

/** Whether a page with this address has ever been the visible one of its window. */
async function wasSeen(browser: Browser, path: string): Promise<boolean> {
  const page = await browser
    .targets()
    .find((target) => target.url().endsWith(path))
    ?.page();
  if (!page) return false;
  // It is there before it comes to the front: under load, what a test brought to the front in between was hidden again.
  return await page.evaluate(() =>
    performance.getEntriesByType('visibility-state').some(({ name }) => name === 'visible'),
  );
}
