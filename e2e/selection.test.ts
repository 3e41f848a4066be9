import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFF_THEME, practiceArticle } from './harness/articles.ts';
import { collectComplaints } from './harness/complaints.ts';
import { readKept } from './harness/readmatches.ts';
import { openOnSelection, selectText } from './harness/select.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle(), 'off.html': OFF_THEME } });
});
afterAll(async () => await walk?.end());

const readNotes = async (page: Page) =>
  await page.evaluate(() =>
    [...(CSS.highlights.get('throughline-note') ?? [])].map((painted) => {
      const range = document.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      return range.toString().replace(/\s+/g, ' ').trim();
    }),
  );

it('notes a selected sentence on a page off the themes, and shows the note when the reader comes back', async () => {
  const words = 'A cider press, here too?';
  const page = await walk.open('off.html');
  const complaints = await collectComplaints(page);
  await selectText(page, 'hopes to add a cider press');
  expect(await openOnSelection(walk, page, 'note')).toBe('opened');
  const frame = await until('the note frame', async () =>
    page.frames().find((each) => each.url().includes('note-frame')),
  );
  await until('the note field', () => frame.$('textarea'));
  await until('the keyboard to be in it', () => frame.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'));
  await page.keyboard.type(words);
  await until('the note', async () => (await readKept(walk)).notes.some(({ text }) => text === words));
  await page.keyboard.press('Escape');
  await until('the note to be painted', async () => (await readNotes(page)).length === 1);

  await page.reload();
  const [shown] = await until('the note to be shown again', async () => {
    const notes = await readNotes(page);
    return notes.length > 0 ? notes : null;
  });
  expect(shown).toBe('hopes to add a cider press');
  expect(complaints).toEqual([]);
  await page.close();
});

it('says that nothing is selected', async () => {
  const page = await walk.open('off.html');
  expect(await openOnSelection(walk, page, 'note')).toBe('none');
  await page.close();
});
