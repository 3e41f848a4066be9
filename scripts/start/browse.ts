import { launchChromium } from '../browser/chromium.ts';

/** On its first start in a profile the extension opens its welcome page itself, within this time. */
const OWN_WELCOME_MS = 3000;

/** Opens a window with the extension on its welcome page, from where the practice article is one click away. */
export async function browseChromium(profile: string): Promise<void> {
  const { browser, address } = await launchChromium({ profile, headless: false });
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const welcome = address('welcome.html');
  const target = await browser
    .waitForTarget((candidate) => candidate.url() === welcome, { timeout: OWN_WELCOME_MS })
    .catch(() => null);
  const page = (await target?.page()) ?? (await browser.newPage());
  if (page.url() !== welcome) await page.goto(welcome);
  await page.bringToFront();
  for (const other of await browser.pages()) if (other.url() === 'about:blank') await other.close();
  console.log('Throughline is running: read the practice article, or any news page. Close the browser to end.');
  await closed;
}
