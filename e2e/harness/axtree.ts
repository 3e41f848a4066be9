import type { Page, SerializedAXNode } from 'puppeteer-core';

const CONTROLS = new Set(['button', 'link', 'textbox', 'searchbox', 'checkbox', 'switch', 'radio', 'progressbar']);
const LANDMARKS = new Set(['banner', 'main', 'navigation']);

/** A page as the accessibility tree has it. */
export interface Outline {
  landmarks: string[];
  /** Levels of the headings, in order. */
  headings: number[];
  /** Roles of controls without a name. */
  unnamed: string[];
}

/** Reads what a screen reader's user finds their way by. */
export async function readOutline(page: Page): Promise<Outline> {
  const root = await page.accessibility.snapshot({ interestingOnly: false });
  const nodes = root === null ? [] : flatten(root);
  return {
    landmarks: nodes.map(({ role }) => role).filter((role) => LANDMARKS.has(role)),
    headings: nodes.flatMap(({ role, level }) => (role === 'heading' ? [level ?? 0] : [])),
    unnamed: nodes.filter(({ role, name }) => CONTROLS.has(role) && !name).map(({ role }) => role),
  };
}

/** Headings that leave out a level on the way down. */
export function skippedLevels(headings: number[]): string[] {
  return headings.flatMap((level, i) => {
    const before = headings[i - 1] ?? 0;
    return level > before + 1 ? [`${before} to ${level}`] : [];
  });
}

/**
 * Walks with the Tab key and tells what was focused without an outline to show it, on itself or, for an input drawn by
 * the element after it, on that one.
 */
export async function findUnseenFocus(page: Page, steps: number): Promise<{ stops: number; unseen: string[] }> {
  const stops = new Set<string>();
  const unseen = new Set<string>();
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const drawn = [element, ...(element.nextElementSibling ? [element.nextElementSibling] : [])];
      const seen = drawn.some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      });
      return { what: element.outerHTML.slice(0, 120), seen };
    });
    if (focused === null) continue;
    stops.add(focused.what);
    if (!focused.seen) unseen.add(focused.what);
  }
  return { stops: stops.size, unseen: [...unseen] };
}

function flatten(node: SerializedAXNode): SerializedAXNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
