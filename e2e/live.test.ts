import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Asked, countAsked } from './harness/asked.ts';
import { describePage } from './harness/askpage.ts';
import { readBadge } from './harness/badge.ts';
import { readHighlights } from './harness/highlights.ts';
import { FIRST, livePage, SECOND, untilPainted } from './harness/livepage.ts';
import { openPanelBeside } from './harness/panel.ts';
import { readPanel } from './harness/panelpage.ts';
import { readKept } from './harness/readmatches.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// Pages that change under the reader: highlights follow, and only new or changed sentences go to the model.

const OF_FIRST = FIRST.painted;
const OF_SECOND = SECOND.painted;
const ROUTER = `
  const articles = ${JSON.stringify({ '/first': FIRST.html, '/second': SECOND.html })};
  // As sites do it: the address first, the text when it has come.
  const show = (path) => setTimeout(() => { text.innerHTML = articles[path]; }, 400);
  const go = (path) => { history.pushState(null, '', path); show(path); };
  addEventListener('popstate', () => show(location.pathname));
  addEventListener('hashchange', () => show(location.hash.slice(1)));`;

let walk: Walk;
let asked: Asked;

beforeAll(async () => {
  walk = await startWalk({
    pages: {
      first: livePage(FIRST.html, ROUTER),
      'first.html': livePage(FIRST.html, ROUTER),
      'short.html': livePage('<p>More follows soon.</p>'),
      'folded.html': livePage(`<div class="folded">${FIRST.html}<div class="rest">${SECOND.html}</div></div>`),
      'shadow.html': livePage('<late-story></late-story>'),
    },
  });
  asked = await countAsked(walk.library);
});
afterAll(async () => await walk?.end());
beforeEach(async () => void (await asked.take()));

/** Opens a page under an address of its own: its tab is found by that. */
let opened = 0;
async function openFresh(path: string): Promise<Page> {
  opened += 1;
  return await walk.open(`${path}?${opened}`);
}

async function openSettled(path: string): Promise<{ page: Page; first: string[] }> {
  const page = await openFresh(path);
  await walk.settle(page);
  return { page, first: await asked.take() };
}

/** Waits until the page has done all that a change gives it to do. */
async function settledAsked(page: Page): Promise<string[]> {
  await walk.settle(page);
  return await asked.take();
}

const run = (page: Page, script: string) => page.evaluate(script);

it('follows a single-page site to another article and back: highlights, badge, panel and what is kept', async () => {
  const { page } = await openSettled('first');
  const panel = await openPanelBeside(walk, page);
  await until('the panel to show the first article', async () => (await readPanel(panel)).includes(OF_FIRST));
  await run(page, `go('/second')`);
  await untilPainted(page, [OF_SECOND], [OF_FIRST]);
  const ofSecond = await settledAsked(page);
  expect(ofSecond.some((text) => text.includes(OF_SECOND))).toBe(true);
  await until('the panel to follow', async () => {
    const text = await readPanel(panel);
    return text.includes(OF_SECOND) && !text.includes(OF_FIRST);
  });
  const count = new Set((await readHighlights(page)).map(({ text }) => text)).size;
  await until('the badge to follow', async () => (await readBadge(walk.library, page)) === String(count));
  expect((await describePage(walk.library, page.url()))?.page).toBe(walk.server.address('second'));
  const kept = (await readKept(walk)).matches.filter((match) => match.page === walk.server.address('second'));
  expect(kept.map(({ quote }) => quote.exact).join()).not.toContain(OF_FIRST);

  await page.goBack();
  await untilPainted(page, [OF_FIRST], [OF_SECOND]);
  expect(await settledAsked(page)).toEqual([]);
  await panel.close();
  await page.close();
});

it('follows routes in the fragment', async () => {
  const { page } = await openSettled('first.html');
  await run(page, `location.hash = '#/second'`);
  await untilPainted(page, [OF_SECOND], [OF_FIRST]);
  await page.close();
});

it('reads text that is streamed in, each sentence once', async () => {
  const page = await openFresh('short.html');
  await page.evaluate(async (html) => {
    const whole = document.createElement('div');
    whole.innerHTML = html;
    for (const paragraph of whole.querySelectorAll(':scope > p')) {
      const part = document.createElement('p');
      document.querySelector('#text')?.append(part);
      for (const words of (paragraph.textContent ?? '').match(/\S+(?: \S+){0,9} ?/g) ?? []) {
        part.append(words);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      // Long enough for a reading to begin.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }, FIRST.html + SECOND.html);
  await untilPainted(page, [OF_FIRST, OF_SECOND]);
  const all = await settledAsked(page);
  // Half a sentence may be read when the stream falters, but nothing is read again.
  expect(new Set(all).size).toBe(all.length);
  await page.close();
});

it('reads only what is new when the rest is unfolded', async () => {
  const { page, first } = await openSettled('folded.html');
  expect(first.join()).not.toContain(OF_SECOND);
  await run(page, `document.querySelector('.folded').className = ''`);
  await untilPainted(page, [OF_FIRST, OF_SECOND]);
  const more = await settledAsked(page);
  expect(more.filter((text) => first.includes(text))).toEqual([]);
  await page.close();
});

it('reads only what is new when the next article is appended', async () => {
  const { page, first } = await openSettled('first.html');
  await page.evaluate((html) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<article><h1>Next</h1>${html}</article>`);
  }, SECOND.html);
  await untilPainted(page, [OF_FIRST, OF_SECOND]);
  const more = await settledAsked(page);
  expect(more.filter((text) => first.includes(text))).toEqual([]);
  await page.close();
});

it('reads only the entry that a live blog puts on top, and the sentence after it, which has other surroundings', async () => {
  const { page } = await openSettled('first.html');
  const entry = 'Europe must take over its own defence, because America will not guarantee it any longer, she said.';
  await run(page, `text.insertAdjacentHTML('afterbegin', '<p>${entry}</p>')`);
  await until('the entry to be read', async () => (await asked.take()).length > 0);
  const more = await settledAsked(page);
  expect(more.length).toBeLessThanOrEqual(2);
  await untilPainted(page, [OF_FIRST]);
  await page.close();
});

it('has its highlights again when a paywall went, without asking', async () => {
  const { page } = await openSettled('first.html');
  const raise = `document.body.insertAdjacentHTML('beforeend',
    '<div id="wall">Subscribe now to read on, for only a little money each month, and support our work.</div>');`;
  await run(page, `${raise} document.body.className = 'locked'`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await run(page, `document.querySelector('#wall').remove(); document.body.className = ''`);
  await untilPainted(page, [OF_FIRST]);
  // Other walls take the text away.
  await run(page, `${raise} taken = [...text.childNodes]; text.replaceChildren()`);
  await until('the article to be gone', async () => {
    return (await describePage(walk.library, page.url()))?.state.kind === 'not-article';
  });
  expect(await readHighlights(page)).toEqual([]);
  await until('the badge to go', async () => (await readBadge(walk.library, page)) === '');
  await run(page, `document.querySelector('#wall').remove(); text.append(...taken)`);
  await untilPainted(page, [OF_FIRST]);
  expect(await settledAsked(page)).toEqual([]);
  await page.close();
});

it('finds its sentences again in new nodes with the same text, without asking', async () => {
  const { page } = await openSettled('first.html');
  const before = (await readHighlights(page)).map(({ text }) => text);
  expect(before.length).toBeGreaterThan(0);
  await run(page, `for (const p of text.querySelectorAll('p')) p.replaceChildren(p.textContent)`);
  await until('the highlights to come back', async () => {
    return (await readHighlights(page)).map(({ text: each }) => each).join() === before.join();
  });
  await run(page, `text.innerHTML = text.innerHTML`);
  await until('the highlights to come back', async () => {
    return (await readHighlights(page)).map(({ text: each }) => each).join() === before.join();
  });
  expect(await settledAsked(page)).toEqual([]);
  await page.close();
});

it('lets a highlight go with the words it stood on, and asks about the edited sentence only', async () => {
  const { page } = await openSettled('first.html');
  await run(
    page,
    `for (const p of text.querySelectorAll('p')) if (p.textContent.includes('guarantor'))
    p.firstChild.nodeValue = p.firstChild.nodeValue.replace(/The administration does not see[^.]*\\./, 'She went home by tram.')`,
  );
  await untilPainted(page, [], [OF_FIRST]);
  const more = await settledAsked(page);
  expect(more.length).toBeLessThanOrEqual(2);
  await page.close();
});

it('keeps its highlights beside tickers that never stop, and asks little', async () => {
  const { page, first } = await openSettled('first.html');
  const before = (await readHighlights(page)).map(({ text }) => text);
  expect(before.length).toBeGreaterThan(0);
  await run(
    page,
    `
    text.insertAdjacentHTML('beforeend', '<p id="inside"></p>');
    document.body.insertAdjacentHTML('beforeend', '<div id="outside"></div>');
    let turn = 0;
    const inside = document.querySelector('#inside'), outside = document.querySelector('#outside');
    setInterval(() => {
      turn += 1;
      inside.textContent = 'The share of the arms maker stands at ' + turn + ' euros in Frankfurt at this very moment.';
      outside.textContent = 'Visitors who are reading this very page right now are as many as ' + turn + ', more or less.';
    }, 20);`,
  );
  await page.waitForFunction('turn > 400', { timeout: 60_000 });
  expect((await readHighlights(page)).map(({ text }) => text)).toEqual(before);
  const more = await asked.take();
  // Hundreds of texts, of which few are read, and nothing else again.
  expect(more.filter((text) => first.includes(text))).toEqual([]);
  expect(more.length).toBeLessThan(20);
  await page.close();
});

it('reads text that comes late into an open shadow tree', async () => {
  const page = await openFresh('shadow.html');
  await until('the empty page to be left', async () => {
    return (await describePage(walk.library, page.url()))?.state.kind === 'not-article';
  });
  // A script that arrives late makes the tree, and the text comes later still.
  await page.evaluate(async (html) => {
    customElements.define('late-story', class extends HTMLElement {});
    const root = document.querySelector('late-story')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<p>Loading</p>';
    await new Promise((resolve) => setTimeout(resolve, 600));
    root.innerHTML = html;
  }, FIRST.html);
  await untilPainted(page, [OF_FIRST]);
  await page.close();
});

it('follows a page that writes its document anew in the middle of a reading, and the changes after that', async () => {
  const page = await openFresh('first.html');
  await until('the page to be read', async () => (await asked.take()).length > 0, 20_000, 20);
  await page.evaluate(async (html) => {
    document.open();
    // In two strokes: for a moment there is a root element without a body.
    document.write('<!doctype html><html lang="en"><head><title>Second</title></head>');
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.write(`<body><main><article><h1>Second</h1><div id="text">${html}</div></article></main></body></html>`);
    document.close();
  }, SECOND.html);
  await untilPainted(page, [OF_SECOND], [OF_FIRST]);
  await page.evaluate((html) => document.querySelector('#text')!.insertAdjacentHTML('beforeend', html), FIRST.html);
  await untilPainted(page, [OF_FIRST, OF_SECOND]);
  expect(await page.$$('throughline-card')).toHaveLength(1);
  await page.close();
});

it('follows a page that puts another root element in place, and tells the open panel', async () => {
  const { page } = await openSettled('first.html');
  const panel = await openPanelBeside(walk, page);
  await until('the panel to show the first article', async () => (await readPanel(panel)).includes(OF_FIRST));
  await page.evaluate((html) => {
    const root = document.createElement('html');
    root.innerHTML = `<head><title>Second</title></head><body><main><article><h1>Second</h1>${html}</article></main></body>`;
    document.documentElement.replaceWith(root);
  }, SECOND.html);
  await untilPainted(page, [OF_SECOND], [OF_FIRST]);
  await until('the panel to follow', async () => (await readPanel(panel)).includes(OF_SECOND));
  await panel.close();
  await page.close();
});
