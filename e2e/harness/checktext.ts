import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { inspect } from './inspect.ts';
import { until } from './wait.ts';

const collapsed = (text: string) => text.replace(/\s+/g, ' ');

/** Waits until all of the hostile words stand there as text, and checks that nothing else came of any. */
export async function checkText(where: Page | Frame | ElementHandle, words: string[]): Promise<void> {
  let missing: string[] = [];
  await until('the words to stand there as text', async () => {
    const shown = (await inspect(where)).words;
    missing = words.filter((each) => !shown.includes(collapsed(each)));
    return missing.length === 0;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; missing are ${missing.join('\n')}`);
  });
  const { made, loose } = await inspect(where);
  expect({ made, loose }).toEqual({ made: [], loose: [] });
}

/** Unfolds everything that is folded away. */
export async function unfold(where: Page): Promise<void> {
  await where.$$eval('details:not([open]) > summary', (folded) =>
    folded.forEach((each) => (each as HTMLElement).click()),
  );
}
