import { launchChromium } from '../browser/chromium.ts';

/** Opens a window with the extension, the practice article and the welcome page; ends when the reader closes it. */
export async function browseChromium(profile: string): Promise<void> {
  const { browser, address } = await launchChromium({ profile, headless: false });
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const welcome = address('welcome.html');
  const pages = await browser.pages();
  const page = pages.find((candidate) => candidate.url() === welcome) ?? pages[0] ?? (await browser.newPage());
  if (page.url() !== welcome) await page.goto(welcome);
  await page.bringToFront();
  console.log('Throughline is running: read the practice article, or any news page. Close the browser to end.');
  await closed;
}
