import { launchFirefox } from '../browser/firefox.ts';

/** Opens Firefox with the extension; ends when the reader closes it. Without a display, only sees that it starts. */
export async function browseFirefox(profile: string, headless: boolean): Promise<void> {
  const { browser, address } = await launchFirefox({ profile, headless });
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const [page = await browser.newPage()] = await browser.pages();
  // Firefox navigates, but never reports an extension page as loaded.
  await page.goto(address('welcome.html'), { timeout: 3000 }).catch(() => {});
  if (headless) {
    await page.waitForSelector('main');
    console.log('No display here: Firefox started with the extension and showed the welcome page.');
    return await browser.close();
  }
  console.log('Throughline is running: read the practice article, or any news page. Close the browser to end.');
  await closed;
}
