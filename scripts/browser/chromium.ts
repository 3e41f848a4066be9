import { join } from 'node:path';
import puppeteer, { type Browser, type Extension, type Page } from 'puppeteer-core';
import { provideBrowser } from './provide.ts';

/** The build that is loaded; `THROUGHLINE_BUILD` names another, e.g. a copy that no rebuild touches. */
export const CHROMIUM_BUILD =
  process.env.THROUGHLINE_BUILD ?? join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3');

export interface ChromiumOptions {
  /** Folder of the profile: made when missing, kept afterwards. */
  profile: string;
  headless: boolean;
  /** Further switches for the browser. */
  args?: string[];
  /** Folder of the build to load. */
  build?: string;
  /** Let the extension into private windows too, as only its reader can. */
  inPrivate?: boolean;
}

/** A running browser with the extension in it. */
export interface Chromium {
  browser: Browser;
  extension: Extension;
  /** Address of one of the extension's pages, e.g. `library.html`. */
  address(path: string): string;
}

/**
 * Starts Chromium (or Chrome, Edge, Brave) and loads the built extension through the protocol, because branded
 * browsers have ignored `--load-extension` since version 137. Loading again into a kept profile updates the extension in
 * place and keeps its data: the id is pinned in the manifest.
 */
export async function launchChromium({
  profile,
  headless,
  args = [],
  build = CHROMIUM_BUILD,
  inPrivate = false,
}: ChromiumOptions): Promise<Chromium> {
  const browser = await puppeteer.launch({
    executablePath: provideBrowser('chromium'),
    userDataDir: profile,
    headless,
    pipe: true,
    // `true`, not the path: puppeteer does not wait for extensions that it is given here.
    enableExtensions: true,
    defaultViewport: null,
    ignoreDefaultArgs: headless ? [] : ['--enable-automation'],
    args: [
      '--enable-unsafe-extension-debugging',
      '--disable-background-networking',
      '--disable-component-update',
      ...(headless ? ['--window-size=1400,1000'] : []),
      // The sandbox refuses to run as root; anybody else keeps it.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  });
  const id = await browser.installExtension(build, { enabledInIncognito: inPrivate });
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('The browser loaded the extension but does not list it.');
  return { browser, extension, address: (path) => `chrome-extension://${id}/${path}` };
}

/**
 * Opens the side panel beside a page by a toolbar click, as a reader would.
 * @returns the panel's own page
 */
export async function openSidePanel({ browser, extension }: Chromium, page: Page): Promise<Page> {
  await page.bringToFront();
  await extension.triggerAction(page);
  const target = await browser.waitForTarget((candidate) => candidate.url().includes('/sidepanel.html'), {
    timeout: 15_000,
  });
  return await target.asPage();
}
