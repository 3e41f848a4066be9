import type { ElementHandle, Page } from 'puppeteer-core';
import { scrollToHighlight, type Painted } from './highlights.ts';
import { until } from './wait.ts';

/**
 * Finds a control of the card by its name. The card's shadow root is closed to scripts, but not to the accessibility
 * tree: what is found here is what a screen reader's user finds.
 */
export async function findInCard(page: Page, role: string, name: string): Promise<ElementHandle<Element>> {
  return await until(`the card's ${role} "${name}"`, () => page.$(`::-p-aria([name="${name}"][role="${role}"])`));
}

/** Whether the card is open. */
export async function isCardOpen(page: Page): Promise<boolean> {
  return (await page.$('::-p-aria([name="Close"][role="button"])')) !== null;
}

/** Everything that the card says, by the accessibility tree. */
export async function readCard(page: Page): Promise<string> {
  const dialog = await until('the card', () => page.$('::-p-aria([role="dialog"])'));
  return await dialog.evaluate((element) => element.textContent ?? '');
}

/** Clicks a highlight as a reader would. */
export async function clickHighlight(page: Page, index: number): Promise<Painted> {
  const painted = await scrollToHighlight(page, index);
  await page.mouse.move(painted.x, painted.y, { steps: 4 });
  await page.mouse.click(painted.x, painted.y);
  return painted;
}
