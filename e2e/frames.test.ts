import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Asked, countAsked } from './harness/asked.ts';
import { practiceArticle } from './harness/articles.ts';
import { describePage } from './harness/askpage.ts';
import { readBadge } from './harness/badge.ts';
import { clickHighlight, findInCard, findNoteField } from './harness/card.ts';
import { readHighlights } from './harness/highlights.ts';
import { FIRST, SECOND } from './harness/livepage.ts';
import { openPanelPage, readPanel } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { openOnSelection, selectText } from './harness/select.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// Articles that stand in a frame of the same site are read and highlighted there.

const around = (frame: string, more = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The reader</title><link rel="icon" href="data:,">
   <style>iframe { border: 6px solid; width: 100%; }</style></head><body><nav><a href="#">Menu</a></nav>${more}${frame}</body></html>`;

const story = (html: string, title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${html}</article></body></html>`;

const escape = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

let walk: Walk;
let asked: Asked;

beforeAll(async () => {
  walk = await startWalk({
    pages: {
      'story.html': practiceArticle(),
      'framed.html': around('<iframe src="story.html" style="height: 500px"></iframe>'),
      'srcdoc.html': around(
        `<iframe srcdoc="${escape(practiceArticle())}" style="height: 3000px"></iframe>`,
        '<div style="height: 2000px"></div>',
      ),
      'selected.html': around(
        '<iframe src="story.html" style="height: 500px"></iframe>',
        '<button>Menu</button><p>Around the frame.</p>',
      ),
      'later.html': around('<iframe style="height: 700px"></iframe>'),
      'first.html': story(FIRST.html, 'First'),
      'second.html': story(SECOND.html, 'Second'),
      'set.html': `<!doctype html><html><head><title>Set</title></head><frameset cols="20%,80%">
        <frame src="menu.html"><frame src="first.html" name="main"></frameset></html>`,
      'menu.html': '<a href="second.html" target="main">Second</a>',
      'own.html': practiceArticle().replace('</body>', '<iframe src="first.html"></iframe></body>'),
    },
  });
  asked = await countAsked(walk.library);
});
afterAll(async () => await walk?.end());

/** What is painted in the page's frame, as texts. */
const paintedIn = async (frame: Frame) => (await readHighlights(frame)).map(({ text }) => text);

async function frameOf(page: Page, part: string): Promise<Frame> {
  return await until('the frame', async () => page.frames().find((frame) => frame.url().includes(part)));
}

async function untilPaintedIn(frame: () => Frame | undefined, part: string): Promise<void> {
  await until(
    `${part} to be painted in the frame`,
    async () => {
      const at = frame();
      return at && (await paintedIn(at)).join('\n').includes(part);
    },
    60_000,
  );
}

it('reads, paints and styles the article in its frame, and only there', async () => {
  const page = await walk.open('framed.html');
  const frame = await frameOf(page, 'story.html');
  const before = await frame.evaluate(() => document.body.innerHTML);
  await walk.settle(page);
  const painted = await readHighlights(frame);
  expect(painted.length).toBeGreaterThan(0);
  expect(await readHighlights(page)).toEqual([]);
  expect(await frame.evaluate(() => document.body.innerHTML)).toBe(before);
  const style = await frame.evaluate(
    () => getComputedStyle(document.body, '::highlight(throughline-agrees-blue)').textDecorationLine,
  );
  expect(style).toBe('underline');
  const report = await describePage(walk.library, page.url());
  expect(report?.page).toBe(walk.server.address('story.html'));
  expect(await until('the badge', () => readBadge(walk.library, page))).toBe(
    String(new Set(painted.map(({ text }) => text)).size),
  );

  const panel = await openPanelPage(walk, page);
  await until('the panel to list a sentence', async () => (await readPanel(panel)).includes(painted[0]!.text));
  await panel.close();

  // A card opens in the frame where a sentence is clicked, and a verdict given there acts and is kept.
  await page.bringToFront();
  await clickHighlight(frame, 0);
  const card = await until('the card', () => frame.$('::-p-aria([role="dialog"])'));
  expect(await page.$(':scope > throughline-card')).toBeNull();
  expect(await card.evaluate((element) => element.textContent)).toContain('claim');
  await (await findInCard(frame, 'button', 'Not a match')).click();
  await until('the verdict to be kept', async () =>
    (await readKept(walk)).matches.some(({ verdict }) => verdict === 'not-a-match'),
  );
  await page.close();
});

it('opens a card on what is selected in the frame, else on the page around it', async () => {
  const page = await walk.open('selected.html');
  const frame = await frameOf(page, 'story.html');
  await walk.settle(page);
  expect(await openOnSelection(walk, page, 'note')).toBe('none');
  await page.focus('iframe');
  await selectText(frame, 'Trams were diverted');
  expect(await openOnSelection(walk, page, 'note')).toBe('opened');
  await until('the card in the frame', () => frame.$('throughline-card'));
  expect(await page.$('throughline-card')).toBeNull();
  // Its field takes the keyboard when it has come, from wherever the reader is by then.
  const { frame: note } = await findNoteField(page);
  await until('the keyboard to be in the field', () => note.evaluate(() => document.hasFocus()));

  await page.focus('button');
  await selectText(page, 'Around the frame');
  expect(await openOnSelection(walk, page, 'note')).toBe('opened');
  await until('the card on the page', () => page.$('throughline-card'));
  await page.close();
});

it('scrolls the page around a frame to a sentence, and keeps what is met under the page where the frame has no address', async () => {
  const page = await walk.open('srcdoc.html');
  await walk.settle(page);
  const report = await describePage(walk.library, page.url());
  expect(report?.page).toBe(page.url());
  expect(report?.painted.length).toBeGreaterThan(0);
  const panel = await openPanelPage(walk, page);
  await until('a sentence in the panel', () => panel.$('.quote'));
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await panel.$$eval('.quote', (all) => (all.at(-1) as HTMLElement).click());
  await until('the page to have scrolled', () => page.evaluate(() => scrollY > 0));
  await panel.close();
  await page.close();
});

it('reads a frame that gets its text late, and again when it is written anew', async () => {
  const page = await walk.open('later.html');
  await until(
    'the page to be left',
    async () => (await describePage(walk.library, page.url()))?.state.kind === 'not-article',
  );
  const write = (html: string) =>
    page.$eval(
      'iframe',
      (frame, text) => {
        const inner = frame.contentDocument!;
        inner.open();
        inner.write(text);
        inner.close();
      },
      html,
    );
  const inner = () => page.frames()[1];
  await write(story(FIRST.html, 'First'));
  await untilPaintedIn(inner, FIRST.painted);
  await write(story(SECOND.html, 'Second'));
  await untilPaintedIn(inner, SECOND.painted);
  await page.close();
});

it('follows a set of frames from one article to the next', async () => {
  const page = await walk.open('set.html');
  await untilPaintedIn(() => page.frames().find((frame) => frame.url().includes('first')), FIRST.painted);
  const menu = await frameOf(page, 'menu');
  await menu.click('a');
  await untilPaintedIn(() => page.frames().find((frame) => frame.url().includes('second')), SECOND.painted);
  await until(
    'the report to be of the second',
    async () => (await describePage(walk.library, page.url()))?.page === walk.server.address('second.html'),
  );
  await page.close();
});

it('leaves the frames of a page with an article of its own alone', async () => {
  await asked.take();
  const page = await walk.open('own.html');
  await walk.settle(page);
  expect((await describePage(walk.library, page.url()))?.page).toBe(walk.server.address('own.html'));
  expect(await paintedIn(await frameOf(page, 'first'))).toEqual([]);
  await page.close();
});
