import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Asked, countAsked } from './harness/asked.ts';
import { describePage } from './harness/askpage.ts';
import { readHighlights } from './harness/highlights.ts';
import { FIRST, livePage, SECOND, THIRD, untilPainted } from './harness/livepage.ts';
import { readKept } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// Pages that change in ways that are easily missed, or without end.

const OF_FIRST = FIRST.painted;
const OF_SECOND = SECOND.painted;

let walk: Walk;
let asked: Asked;

beforeAll(async () => {
  walk = await startWalk({ pages: { first: livePage(FIRST.html) } });
  asked = await countAsked(walk.library);
});
afterAll(async () => await walk?.end());
beforeEach(async () => void (await asked.take()));

/** Opens the page under an address of its own: its tab is found by that. */
let opened = 0;
async function openSettled(): Promise<{ page: Page; first: string[] }> {
  opened += 1;
  const page = await walk.open(`first?${opened}`);
  await walk.settle(page);
  return { page, first: await asked.take() };
}

const run = (page: Page, script: string) => page.evaluate(script);

it('reads the text of an element that is added with its shadow tree, and of one that is added to that later', async () => {
  const { page, first } = await openSettled();
  await page.evaluate(
    ([second, third]) => {
      const story = (html: string) => {
        const host = document.createElement('late-story');
        host.attachShadow({ mode: 'open' }).innerHTML = html;
        return host;
      };
      const added = document.querySelector('#text')!.appendChild(story(second!));
      setTimeout(() => added.shadowRoot!.append(story(third!)), 3000);
    },
    [SECOND.html, THIRD.html],
  );
  await untilPainted(page, [OF_FIRST, OF_SECOND]);
  await untilPainted(page, [OF_FIRST, OF_SECOND, THIRD.painted]);
  await walk.settle(page);
  const more = await asked.take();
  expect(more.filter((text) => first.includes(text))).toEqual([]);
  await page.close();
});

it('puts its highlights back soon where the article is written anew beside a ticker that used up what it may', async () => {
  const { page } = await openSettled();
  const before = (await readHighlights(page)).map(({ text }) => text);
  expect(before.length).toBeGreaterThan(0);
  await run(
    page,
    `document.body.insertAdjacentHTML('beforeend', '<div id="outside"></div>');
    let turn = 0;
    setInterval(() => {
      turn += 1;
      document.querySelector('#outside').textContent = 'Visitors who are reading this very page right now are as many as ' + turn;
    }, 500);`,
  );
  // Each settles before the next and is told, twenty times.
  await page.waitForFunction('turn > 30', { timeout: 120_000 });
  await run(page, `text.innerHTML = text.innerHTML`);
  // A machine that is busy takes its time; to wait for the ticker's next turn would take half a minute.
  const soon = 10_000;
  await until(
    'the highlights to come back',
    async () => (await readHighlights(page)).map(({ text }) => text).join() === before.join(),
    soon,
  );
  await page.evaluate((html) => document.querySelector('#text')!.insertAdjacentHTML('beforeend', html), SECOND.html);
  await untilPainted(page, [OF_FIRST, OF_SECOND]);
  await page.close();
});

it('keeps nothing of the old article under the address of one that is slow to come', async () => {
  const { page } = await openSettled();
  await page.evaluate((html) => {
    history.pushState(null, '', '/slow');
    setTimeout(() => (document.querySelector('#text')!.innerHTML = html), 9000);
  }, SECOND.html);
  await until('the page to be read under its new address', async () => {
    const report = await describePage(walk.library, page.url());
    return report?.page === walk.server.address('slow') && report.state.kind === 'matched';
  });
  await untilPainted(page, [OF_FIRST]);
  await untilPainted(page, [OF_SECOND], [OF_FIRST]);
  await walk.settle(page);
  const kept = (await readKept(walk)).matches.filter((match) => match.page === walk.server.address('slow'));
  const quotes = kept.map(({ quote }) => quote.exact).join();
  expect(quotes).toContain(OF_SECOND);
  expect(quotes).not.toContain(OF_FIRST);
  await page.close();
});

it('keeps its highlights when the page grows over what is read, and says so', async () => {
  const { page } = await openSettled();
  const before = (await readHighlights(page)).map(({ text }) => text);
  expect(before.length).toBeGreaterThan(0);
  await run(
    page,
    `document.body.insertAdjacentHTML('beforeend', '<div>' + '<i>More of it. </i>'.repeat(30000) + '</div>')`,
  );
  await until('the page to be said to have grown', async () => {
    const state = (await describePage(walk.library, page.url()))?.state;
    return state?.kind === 'matched' && state.grown === true;
  });
  expect((await readHighlights(page)).map(({ text }) => text)).toEqual(before);
  await page.close();
});
