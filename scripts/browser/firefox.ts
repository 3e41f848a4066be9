import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { provideBrowser } from './provide.ts';

const FIREFOX_BUILD =
  process.env.THROUGHLINE_FIREFOX_BUILD ?? join(import.meta.dirname, '..', '..', '.output', 'firefox-mv3');

/** The id in the manifest, under which Firefox is told the address that the extension gets. */
const ADDON_ID = 'throughline@throughline.invalid';

/** Host of `moz-extension://` addresses in profiles that we start: Firefox draws one at random otherwise. */
const ADDON_HOST = '6d5f0c52-7f0a-4d0b-9f8e-3a1c2b4d5e6f';

/** A running Firefox with the extension in it. */
export interface Firefox {
  browser: Browser;
  /** Address of one of the extension's pages, e.g. `library.html`. */
  address(path: string): string;
}

/** Starts Firefox over WebDriver BiDi and loads the built extension for as long as it runs. */
export async function launchFirefox({ profile, headless }: { profile: string; headless: boolean }): Promise<Firefox> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: provideBrowser('firefox'),
    userDataDir: profile,
    headless,
    defaultViewport: null,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: ADDON_HOST }),
      // A temporary extension's data stays in the kept profile.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'datareporting.policy.dataSubmissionEnabled': false,
      'browser.shell.checkDefaultBrowser': false,
      'browser.aboutwelcome.enabled': false,
    },
  });
  await browser.installExtension(FIREFOX_BUILD);
  return { browser, address: (path) => `moz-extension://${ADDON_HOST}/${path}` };
}
