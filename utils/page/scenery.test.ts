// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

it('shows nothing before the styles are there, which are asked for once', async () => {
  const page = setUp();
  const { bringStyles } = page.edges.ask;
  const { promise, resolve } = Promise.withResolvers<void>();
  vi.mocked(bringStyles).mockReturnValue(promise);
  await vi.waitFor(() => expect(page.asked).toHaveLength(SENTENCES.length));
  await new Promise((done) => setTimeout(done, 50));
  expect(page.painted()).toEqual({});
  resolve();
  await page.kind('matched');
  expect(Object.keys(page.painted())).toHaveLength(2);
  expect(bringStyles).toHaveBeenCalledTimes(1);
  expect(bringStyles).toHaveBeenCalledWith({ frames: false });
});

it('says that it failed where the styles cannot be brought, and asks for them anew when it is to try again', async () => {
  const page = setUp();
  const { bringStyles } = page.edges.ask;
  vi.mocked(bringStyles).mockRejectedValue(new Error('Cannot access contents of the page.'));
  await page.kind('failed');
  expect(page.painted()).toEqual({});
  vi.mocked(bringStyles).mockResolvedValue(undefined);
  page.session.look();
  await page.kind('matched');
  expect(Object.keys(page.painted())).toHaveLength(2);
});

it('brings them for a card on what the reader selected, and to a page off the themes not before', async () => {
  const page = setUp({}, { onTheme: false });
  await page.kind('off-theme');
  expect(page.edges.ask.bringStyles).not.toHaveBeenCalled();
  await page.session.openOnSelection('note');
  expect(page.edges.ask.bringStyles).toHaveBeenCalledTimes(1);
});
