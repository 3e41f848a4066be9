import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Asked, countAsked } from './harness/asked.ts';
import { OFF_THEME } from './harness/articles.ts';
import { describePage } from './harness/askpage.ts';
import { readHighlights } from './harness/highlights.ts';
import { FIRST, SECOND, THIRD, untilPainted } from './harness/livepage.ts';
import { openPanelBeside } from './harness/panel.ts';
import { readPanel } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// A site that appends the next article when the reader has scrolled to the end of one, and then changes the address.

const GARDEN = (/<p>[\s\S]*<\/p>/.exec(OFF_THEME) ?? [''])[0];
const STORIES = [
  { path: '/one', title: 'Who will guard Europe', html: FIRST.html },
  { path: '/two', title: 'What it will cost', html: SECOND.html },
  { path: '/garden', title: 'Town library lends out garden tools', html: GARDEN },
  { path: '/three', title: 'Short words in Copenhagen', html: THIRD.html },
];

const SITE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${STORIES[0]!.title}</title>
  <link rel="icon" href="data:,"><style>article { min-height: 1100px; max-width: 640px } .ad { height: 250px }</style></head>
  <body><div id="stream"></div><script>
  const stories = ${JSON.stringify(STORIES)};
  let next = 0;
  const append = () => {
    const { path, title, html } = stories[next++];
    document.querySelector('#stream').insertAdjacentHTML('beforeend', '<div class="ad"></div><section class="story"><article data-path="' +
      path + '"><header><h1>' + title + '</h1></header><div class="body">' + html + '</div></article></section>');
  };
  append();
  const seen = () => {
    if (next < stories.length && scrollY + innerHeight > document.body.scrollHeight - 200) append();
    for (const article of document.querySelectorAll('article')) {
      const { top, bottom } = article.getBoundingClientRect();
      if (top > innerHeight / 2 || bottom <= innerHeight / 2 || location.pathname === article.dataset.path) continue;
      history.replaceState(null, '', article.dataset.path);
      document.title = article.querySelector('h1').textContent;
    }
  };
  addEventListener('scroll', seen);
  </script></body></html>`;

let walk: Walk;
let asked: Asked;

beforeAll(async () => {
  walk = await startWalk({ pages: { one: SITE } });
  asked = await countAsked(walk.library);
});
afterAll(async () => await walk?.end());

/**
 * Sentences that were asked about though they had been before. An opening sentence has other surroundings when the page
 * takes another title: then the heading over it counts.
 */
function again(now: string[], before: string[]): string[] {
  const openings = STORIES.map(({ html }) => plain(html).slice(0, 30));
  return now.filter((text) => before.includes(text) && !openings.some((opening) => text.startsWith(opening)));
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Scrolls as a reader does, until the address is that of a story. */
async function scrollTo(page: Page, path: string): Promise<void> {
  await until(`the story at ${path}`, () =>
    page.evaluate((wanted) => {
      const there = [...document.querySelectorAll<HTMLElement>('article')].find(
        ({ dataset }) => dataset['path'] === wanted,
      );
      if (there) there.scrollIntoView({ block: 'start', behavior: 'instant' });
      else window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
      return location.pathname === wanted;
    }, path),
  );
}

it('highlights each article on the themes as it comes, keeps the earlier ones, and asks about new sentences only', async () => {
  const page = await walk.open('one');
  await walk.settle(page);
  const panel = await openPanelBeside(walk, page);
  await untilPainted(page, [FIRST.painted]);
  const first = await asked.take();

  await scrollTo(page, '/two');
  await untilPainted(page, [FIRST.painted, SECOND.painted]);
  await walk.settle(page);
  await until('the panel to show the article in view', async () => {
    const said = await readPanel(panel);
    return said.includes(SECOND.painted) && !said.includes(FIRST.painted);
  });
  const second = await asked.take();
  expect(again(second, first)).toEqual([]);

  await scrollTo(page, '/garden');
  await scrollTo(page, '/three');
  await untilPainted(page, [FIRST.painted, SECOND.painted, THIRD.painted]);
  // Another address without other text is believed after a while.
  await until('the page to be read under its new address', async () => {
    return (await describePage(walk.library, page.url()))?.page === walk.server.address('three');
  });
  await walk.settle(page);
  const third = await asked.take();
  expect(again(third, [...first, ...second])).toEqual([]);
  // An article on other things is not read, and takes nothing away.
  expect([...first, ...second, ...third].join()).not.toContain('garden');

  await scrollTo(page, '/one');
  await untilPainted(page, [FIRST.painted, SECOND.painted, THIRD.painted]);
  await walk.settle(page);
  expect(again(await asked.take(), [...first, ...second, ...third])).toEqual([]);
  await until('the panel to show the first article again', async () =>
    (await readPanel(panel)).includes(FIRST.painted),
  );
  const { matches } = await readKept(walk);
  const pagesOf = (part: string) => [
    ...new Set(matches.filter(({ quote }) => quote.exact.includes(part)).map(({ page: at }) => new URL(at).pathname)),
  ];
  // Each under the address that names it, though it was painted before that came.
  expect(pagesOf(FIRST.painted)).toEqual(['/one']);
  expect(pagesOf(SECOND.painted)).toEqual(['/two']);
  expect(pagesOf(THIRD.painted)).toEqual(['/three']);
  // Nothing is painted twice, as of two addresses.
  const coats = (await readHighlights(page)).map(({ relation, text }) => `${relation} ${text}`);
  expect(coats).toEqual([...new Set(coats)]);
  await panel.close();
  await page.close();
});
