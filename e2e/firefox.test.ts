import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchFirefox, type Firefox } from '../scripts/browser/firefox.ts';
import { PRACTICE_EXPECTED, practiceArticle } from './harness/articles.ts';
import { matchInNode } from './harness/cli.ts';
import { readHighlights, waitForHighlights } from './harness/highlights.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';
import { largestScoreDifference } from './harness/readmatches.ts';
import { servePages, type PageServer } from './harness/serve.ts';
import { until } from './harness/wait.ts';

let firefox: Firefox;
let server: PageServer;
let news: Page;
let library: Page;
const profile = makeProfile();

/** What a Firefox extension page's global offers beyond Chromium's. */
interface FirefoxGlobal {
  browser: {
    sidebarAction: { open(): Promise<void> };
    extension: { getViews(filter: { type: string }): Window[] };
  };
}

beforeAll(async () => {
  server = await servePages({ 'news.html': practiceArticle() });
  firefox = await launchFirefox({ profile, headless: true });
});

afterAll(async () => {
  await firefox?.browser.close();
  await server?.close();
  removeProfile(profile);
});

it('highlights the practice article as a news page', async () => {
  news = await firefox.browser.newPage();
  await news.goto(server.address('news.html'));
  const texts = (await waitForHighlights(news, 90_000)).map(({ text }) => text).join('\n');
  for (const plain of PRACTICE_EXPECTED.plain) expect(texts).not.toContain(plain);
});

it('lists the claims of the page in the sidebar', async () => {
  library = await firefox.browser.newPage();
  // Firefox navigates, but never reports an extension page as loaded.
  await library.goto(firefox.address('library.html'), { timeout: 3000 }).catch(() => {});
  await library.waitForSelector('main');
  // The sidebar opens only in the handler of a reader's own click.
  await library.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'open-sidebar';
    button.textContent = 'open';
    Object.assign(button.style, { position: 'fixed', zIndex: 9, top: 0, left: 0 });
    const { sidebarAction } = (globalThis as unknown as FirefoxGlobal).browser;
    button.addEventListener('click', () => void sidebarAction.open());
    document.body.append(button);
  });
  await library.click('#open-sidebar');
  const sidebarText = () =>
    library.evaluate(() => {
      const [view] = (globalThis as unknown as FirefoxGlobal).browser.extension.getViews({ type: 'sidebar' });
      return view?.document.body.textContent ?? '';
    });
  await until('the sidebar to open', async () => (await sidebarText()).includes('Throughline'));
  await news.bringToFront();
  await until('the sidebar to list the claims', async () => /makes? or disputes?/.test(await sidebarText()));
});

it('scrolls the page to a sentence that is clicked in the sidebar', async () => {
  const last = (await readHighlights(news)).at(-1)?.text ?? '';
  await news.evaluate(() => window.scrollTo(0, 0));
  // The page's answer may come before the matches that are kept: the list is then still to fill.
  await until('the sidebar to list the sentence', () =>
    library.evaluate((text) => {
      const [view] = (globalThis as unknown as FirefoxGlobal).browser.extension.getViews({ type: 'sidebar' });
      const quotes = [...(view?.document.querySelectorAll<HTMLButtonElement>('button.quote') ?? [])];
      const found = quotes.find((quote) => quote.textContent.trim() === text);
      found?.click();
      return found !== undefined;
    }, last),
  );
  await until('the sentence to come into view', async () => {
    const there = (await readHighlights(news)).find(({ text }) => text === last);
    const { height, top } = await news.evaluate(() => ({ height: window.innerHeight, top: window.scrollY }));
    return there !== undefined && top > 0 && there.y > 0 && there.y < height;
  });
});

it('keeps a backup in its private files and finds it sound', async () => {
  const press = (name: string) =>
    library.evaluate(
      (words) => [...document.querySelectorAll('button')].find((button) => button.textContent === words)?.click(),
      name,
    );
  const words = () => library.evaluate(() => document.querySelector('main')?.textContent ?? '');
  await library.evaluate(() => void (location.hash = '#settings'));
  await library.waitForSelector('.backups');
  await press('Back up now');
  await library.waitForSelector('.backups li');
  await press('Test my backup');
  await until('the test', async () => /The backup is sound: all [1-9]\d* records/.test(await words()));
});

it('scores as Node does, to a thousandth', async () => {
  const found = matchInNode(practiceArticle(), server.address('news.html'));
  expect(await largestScoreDifference({ library }, found)).toBeLessThan(1e-3);
});
