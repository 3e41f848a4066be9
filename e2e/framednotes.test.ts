import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { clickHighlight, findInCard, listInCard, findNoteField, noteFrameIn } from './harness/card.ts';
import { collectComplaints } from './harness/complaints.ts';
import { readHighlights, readNoted } from './harness/highlights.ts';
import { openPanelPage, readPanel } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// What a reader writes and turns down on an article that stands in a frame of the same site.

const WORDS = 'Ask where the figure comes from.';

let walk: Walk;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  walk = await startWalk({
    pages: {
      'story.html': practiceArticle(),
      'framed.html': `<!doctype html><html lang="en"><head><title>The reader</title><link rel="icon" href="data:,"></head>
        <body><iframe src="story.html" style="width: 100%; height: 700px"></iframe></body></html>`,
    },
  });
  page = await walk.browser.newPage();
  complaints = await collectComplaints(page);
  await page.bringToFront();
  await page.goto(walk.server.address('framed.html'));
  await walk.settle(page);
});

afterAll(async () => await walk?.end());

const story = (): Frame => page.frames().find((frame) => frame.url().includes('story.html'))!;
const painted = async () => (await readHighlights(story())).map(({ text }) => text);

it('types a note in the card inside the frame, where it is again after the page was loaded anew', async () => {
  const { text } = await clickHighlight(story(), 1);
  await (await findInCard(story(), 'button', 'Note')).click();
  const { frame, field } = await findNoteField(page);
  expect(frame.parentFrame()).toBe(story());
  await field.type(WORDS);
  const [note] = await until('the note to be kept', async () => {
    const { notes } = await readKept(walk);
    return notes.some((kept) => kept.text === WORDS) && notes;
  });
  expect(note!.target).toMatchObject({ kind: 'sentence', page: walk.server.address('story.html') });
  await page.keyboard.press('Escape');
  await until('the note frame to go', async () => noteFrameIn(page) === null);

  await page.reload();
  await walk.settle(page);
  await until('the sentence to be under a line', async () => (await readNoted(story())).length === 1);
  const all = await painted();
  await clickHighlight(story(), all.indexOf(text));
  await (await findInCard(story(), 'button', 'Your note')).click();
  const { frame: again } = await findNoteField(page);
  await until('the note', () => again.$eval('textarea', ({ value }, words) => value === words, WORDS));
  const panel = await openPanelPage(walk, page);
  await until('the note in the panel', async () => (await readPanel(panel)).includes(WORDS));
  await panel.close();
  await page.keyboard.press('Escape');
  await until('the note frame to go', async () => noteFrameIn(page) === null);
});

it('takes a highlight in the frame away for good, and brings it back', async () => {
  const verdicts = async () => (await readKept(walk)).matches.filter(({ verdict }) => verdict !== null).length;
  const { text } = await clickHighlight(story(), 0);
  await (await findInCard(story(), 'button', 'Not a match')).click();
  await until('the verdict to be kept', async () => (await verdicts()) === 1);
  await (await findInCard(story(), 'button', 'Undo')).click();
  await until('the verdict to be taken back', async () => (await verdicts()) === 0);
  expect(await painted()).toContain(text);

  // The same sentence may stand for two claims; each is turned down by itself.
  await until('the highlight to go', async () => {
    const [another] = await listInCard(story(), 'button', 'Not a match');
    await another?.click();
    return !(await painted()).includes(text);
  });
  await until('the verdict to be kept', async () => (await verdicts()) > 0);
  await page.reload();
  await walk.settle(page);
  expect(await painted()).not.toContain(text);

  const panel = await openPanelPage(walk, page);
  await until('the undo in the panel', () =>
    panel.evaluate(() => {
      for (const section of document.querySelectorAll('details')) section.open = true;
      const undo = [...document.querySelectorAll('button')].filter((button) => button.textContent.trim() === 'Undo');
      for (const button of undo) button.click();
      return undo.length > 0;
    }),
  );
  await until('the highlight to come back', async () => (await painted()).includes(text));
  await until('the verdict to be taken back', async () => (await verdicts()) === 0);
  await panel.close();
});

it('left no error in the page’s console', () => {
  expect(complaints).toEqual([]);
});
