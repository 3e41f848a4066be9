import type { ElementHandle, Page } from 'puppeteer-core';

/** Presses a button of one of the extension's pages by its name, as a screen reader's user finds it. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

/** All that a page of the extension says in its main part. */
export async function readMain(page: Page): Promise<string> {
  return await page.evaluate(() => document.querySelector('main')?.innerText ?? '');
}

/** Chooses a file in the page's only file field. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}
