import { once } from 'node:events';
import type { Browser } from 'puppeteer-core';

/** Ends a browser at once (SIGKILL), as a crash or a power cut does, and waits until it is gone. */
export async function killBrowser(browser: Browser): Promise<void> {
  const process = browser.process();
  const gone = process ? once(process, 'exit') : Promise.resolve();
  process?.kill('SIGKILL');
  await gone;
}
