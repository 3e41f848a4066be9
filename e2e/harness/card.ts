import { type ElementHandle, Frame, type Page } from 'puppeteer-core';
import { scrollToHighlight, type Painted } from './highlights.ts';
import { until } from './wait.ts';

/**
 * Finds a control of the card by its name. The card's shadow root is closed to scripts, but not to the accessibility
 * tree: what is found here is what a screen reader's user finds.
 */
export async function findInCard(page: Page | Frame, role: string, name: string): Promise<ElementHandle<Element>> {
  return await until(`the card's ${role} "${name}"`, async () => (await listInCard(page, role, name))[0]);
}

/** Finds all controls of the card of that name. Where claims share the card, the claim stands after it and a colon. */
export async function listInCard(page: Page | Frame, role: string, name: string): Promise<ElementHandle<Element>[]> {
  const so = await page.$$(`::-p-aria([name="${name}"][role="${role}"])`);
  if (so.length > 0) return so;
  const all = await page.$$(`::-p-aria([role="${role}"])`);
  const labels = await Promise.all(all.map((control) => control.evaluate(({ ariaLabel }) => ariaLabel ?? '')));
  return all.filter((_, i) => labels[i]?.startsWith(`${name}: `));
}

/** Whether the card is open. */
export async function isCardOpen(page: Page): Promise<boolean> {
  return (await page.$('::-p-aria([name="Close"][role="button"])')) !== null;
}

/** The card's frame for a note, once it stands in the page or in a frame of it; null: there is none. */
export function noteFrameIn(page: Page): Frame | null {
  return page.frames().find((frame) => frame.url().includes('note-frame')) ?? null;
}

/** Waits for the field in the card's frame for a note. */
export async function findNoteField(page: Page): Promise<{ frame: Frame; field: ElementHandle<HTMLTextAreaElement> }> {
  const frame = await until('the note frame', async () => noteFrameIn(page));
  return { frame, field: await until('the note field', () => frame.$('textarea')) };
}

/** Everything that the card says, by the accessibility tree. */
export async function readCard(page: Page): Promise<string> {
  const dialog = await until('the card', () => page.$('::-p-aria([role="dialog"])'));
  return await dialog.evaluate((element) => element.textContent ?? '');
}

/** Clicks a highlight as a reader would. It may stand in a frame of the page that is in view. */
export async function clickHighlight(at: Page | Frame, index: number): Promise<Painted> {
  const painted = await scrollToHighlight(at, index);
  const { left, top } = at instanceof Frame ? await cornerOf(at) : { left: 0, top: 0 };
  const { mouse } = at instanceof Frame ? at.page() : at;
  await mouse.move(left + painted.x, top + painted.y, { steps: 4 });
  await mouse.click(left + painted.x, top + painted.y);
  return painted;
}

/** Where a frame's own text begins, CSS pixels in the window of the page around it. */
async function cornerOf(frame: Frame): Promise<{ left: number; top: number }> {
  using element = await frame.frameElement();
  if (!element) throw new Error('The frame is the page itself.');
  return await element.evaluate((box) => {
    const { left, top } = box.getBoundingClientRect();
    return { left: left + box.clientLeft, top: top + box.clientTop };
  });
}
