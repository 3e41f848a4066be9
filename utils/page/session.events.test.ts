// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { placeRanges, readPage, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

it('asks and reads no more often than a reader comes back, whatever events the page makes', async () => {
  const extractArticle = vi.fn(async () => readPage());
  const page = setUp({ extractArticle });
  await page.kind('matched');
  const recalls = vi.mocked(page.edges.ask.recallPage).mock.calls;
  const before = recalls.length;
  for (let i = 0; i < 1000; i += 1) window.dispatchEvent(new Event('focus'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(recalls.length - before).toBeGreaterThan(0);
  expect(recalls.length - before).toBeLessThan(10);
  const read = extractArticle.mock.calls.length;
  for (let i = 0; i < 20; i += 1) {
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(extractArticle.mock.calls.length - read).toBeGreaterThan(0);
  expect(extractArticle.mock.calls.length - read).toBeLessThan(10);
});
