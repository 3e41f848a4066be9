import type { ElementHandle, Page } from 'puppeteer-core';
import type { Walk } from './walk.ts';
import { until } from './wait.ts';

/** Presses a button of one of the extension's pages by its name, as a screen reader's user finds it. */
export async function press(page: Page, name: string): Promise<void> {
  await pressIn(page, `::-p-aria([name="${name}"][role="button"])`);
}

/** Presses the first of the buttons that are called so and, after a colon, by what they act on. */
export async function pressOf(page: Page, name: string): Promise<void> {
  await pressIn(page, `button[aria-label^="${name}: "]`);
}

/** Presses what a selector finds, in the middle of the window: at its edge a bar may lie over it and take the click. */
async function pressIn(page: Page, selector: string): Promise<void> {
  const button = page.locator(selector);
  const found = await button.waitHandle();
  await found.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await button.click();
}

/** All that a page of the extension says in its main part. */
export async function readMain(page: Page): Promise<string> {
  return await page.evaluate(() => document.querySelector('main')?.innerText ?? '');
}

/** Waits until a page of the extension says something in its main part; where it never does, the error tells what it says. */
export async function says(page: Page, text: string): Promise<void> {
  await until(`"${text}"`, async () => (await readMain(page)).includes(text)).catch(async (error: unknown) => {
    throw new Error(`${String(error)}\n${await readMain(page)}`);
  });
}

/** Opens a part of the library in a tab, in front, loaded anew: another hash alone would not load the page. */
export async function openRoute({ address }: Walk, page: Page, route: string): Promise<void> {
  await page.bringToFront();
  await page.goto('about:blank');
  await page.goto(address(`library.html#${route}`));
  await page.waitForSelector('h1');
}

/** Chooses a file in the page's only file field. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}
