import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isCardOpen } from './harness/card.ts';
import { FIRST, livePage } from './harness/livepage.ts';
import { openOnSelection } from './harness/select.ts';
import { startWalk, type Walk } from './harness/walk.ts';

// An article that stands in a shadow tree, and the reader's hand in it.

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
});

afterAll(async () => await walk?.end());

async function openShadow(path: string, html: string): Promise<Page> {
  const script = `document.querySelector('late-story').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(html)};`;
  walk.server.put(path, livePage('<late-story></late-story>', script));
  const page = await walk.open(path);
  await walk.settle(page);
  return page;
}

it('notes what is selected there', async () => {
  const page = await openShadow('select.html', FIRST.html);
  const { x, y } = await page.evaluate(() => {
    const last = document.querySelector('late-story')!.shadowRoot!.querySelectorAll('p')[2]!;
    last.scrollIntoView({ block: 'center' });
    const { left, bottom } = last.getBoundingClientRect();
    return { x: left + 2, y: bottom - 10 };
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 150, y, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(5, 5);
  await page.keyboard.press('Escape');
  expect(await openOnSelection(walk, page, 'note')).toBe('opened');
  await page.close();
});

it('leaves a link in a highlighted sentence a link', async () => {
  const page = await openShadow('link.html', FIRST.html.replace('guarantor', '<a href="#x">guarantor</a>'));
  const { x, y } = await page.evaluate(() => {
    const link = document.querySelector('late-story')!.shadowRoot!.querySelector('a')!;
    link.scrollIntoView({ block: 'center' });
    const box = link.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.click(x, y);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await isCardOpen(page)).toBe(false);
  expect(page.url()).toMatch(/#x$/);
  await page.close();
});
