import type { Frame, Page } from 'puppeteer-core';
import type { EssayColour } from '../../utils/essays/look.ts';

/** A stretch of text painted in the page. */
export interface Painted {
  relation: 'agrees' | 'disputes';
  colour: EssayColour;
  text: string;
  /** Middle of its first line box, CSS pixels in the viewport. */
  x: number;
  y: number;
}

/** Reads what is painted now, in reading order. The registry is the page's own, so its main world sees it. */
export async function readHighlights(page: Page | Frame): Promise<Painted[]> {
  return await page.evaluate(() => {
    const looks = [...CSS.highlights.keys()].flatMap((name) => {
      const [, relation, colour] = /^throughline-(agrees|disputes)-(\w+)(?:-dark)?$/.exec(name) ?? [];
      return relation && colour
        ? [{ name, relation: relation as Painted['relation'], colour: colour as EssayColour }]
        : [];
    });
    const found = looks.flatMap(({ name, relation, colour }) =>
      [...(CSS.highlights.get(name) ?? [])].map((painted) => {
        const range = document.createRange();
        range.setStart(painted.startContainer, painted.startOffset);
        range.setEnd(painted.endContainer, painted.endOffset);
        // Ranges of two trees can't be compared, so those of shadow trees go by their hosts. No function has a name here:
        // the bench's loader would call a helper that the page does not have.
        const inDocument = range.cloneRange();
        for (let root = range.startContainer.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
          inDocument.selectNode(root.host);
        const box = [...range.getClientRects()].find(({ width, height }) => width > 4 && height > 4);
        return {
          range,
          inDocument,
          relation,
          colour,
          text: range.toString().replace(/\s+/g, ' ').trim(),
          x: box ? box.left + box.width / 2 : Number.NaN,
          y: box ? box.top + box.height / 2 : Number.NaN,
        };
      }),
    );
    return found
      .toSorted((a, b) =>
        a.range.startContainer.getRootNode() === b.range.startContainer.getRootNode()
          ? a.range.compareBoundaryPoints(Range.START_TO_START, b.range)
          : a.inDocument.compareBoundaryPoints(Range.START_TO_START, b.inDocument),
      )
      .map(({ relation, colour, text, x, y }) => ({ relation, colour, text, x, y }));
  });
}

/** Texts under our line for notes. */
export async function readNoted(page: Page | Frame): Promise<string[]> {
  return await page.evaluate(() =>
    [...(CSS.highlights.get('throughline-note') ?? [])].map((painted) => {
      const range = document.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      return range.toString().replace(/\s+/g, ' ').trim();
    }),
  );
}

/** Results come in batches: when none came for this long, the page is taken to be done. */
const STILL_MS = 6000;

/** Waits until the page shows highlights and their number has stood still, where nobody can be asked about its state. */
export async function waitForHighlights(page: Page, timeout = 90_000): Promise<Painted[]> {
  const end = Date.now() + timeout;
  let before = 0;
  let since = Date.now();
  for (;;) {
    const painted = await readHighlights(page);
    // A page that nobody sees is not read, and on a first start the welcome page comes to the front at a time of its own.
    if (painted.length === 0) await page.bringToFront();
    if (painted.length !== before) since = Date.now();
    if (painted.length > 0 && Date.now() - since > STILL_MS) return painted;
    if (Date.now() > end)
      throw new Error(`Waited ${timeout} ms for highlights that stand still, saw ${painted.length}.`);
    before = painted.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Waits until nothing of ours is painted any more. */
export async function waitForNoHighlights(page: Page, timeout = 10_000): Promise<void> {
  await page.waitForFunction(
    () => [...CSS.highlights].every(([name, ranges]) => !name.startsWith('throughline-') || ranges.size === 0),
    // Not at each frame, as is usual: a page in the background draws none.
    { timeout, polling: 100 },
  );
}

/** Scrolls a highlight to the middle of the window and tells where it is then. */
export async function scrollToHighlight(page: Page | Frame, index: number): Promise<Painted> {
  const text = (await readHighlights(page))[index]?.text;
  await page.evaluate((wanted) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!/^throughline-(agrees|disputes)-/.test(name)) continue;
      for (const painted of highlight) {
        const range = document.createRange();
        range.setStart(painted.startContainer, painted.startOffset);
        range.setEnd(painted.endContainer, painted.endOffset);
        if (range.toString().replace(/\s+/g, ' ').trim() !== wanted) continue;
        const { top } = range.getBoundingClientRect();
        window.scrollBy({ top: top - window.innerHeight / 2, behavior: 'instant' });
        return;
      }
    }
  }, text);
  const painted = (await readHighlights(page))[index];
  if (!painted || Number.isNaN(painted.x)) throw new Error(`There is no visible highlight number ${index}.`);
  return painted;
}
