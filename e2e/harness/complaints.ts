import type { Page } from 'puppeteer-core';

/** What a saved page complains of by itself: addresses of its own that no longer fit where it is served. */
export const OF_SAVED_PAGES = /Unsafe attempt to load URL|Not allowed to load local resource|^other: Manifest:/;

/** Collects what a page's console would show as an error, from every world in it: the page's and ours. */
export async function collectComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  const session = await page.createCDPSession();
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    complaints.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error' || type === 'assert')
      complaints.push(args.map((arg) => arg.value ?? arg.description).join(' '));
  });
  session.on('Log.entryAdded', ({ entry }) => {
    // What a saved page fails to load from its publisher is no fault of ours.
    if (entry.level === 'error' && entry.source !== 'network') complaints.push(`${entry.source}: ${entry.text}`);
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
  return complaints;
}
