// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

const BOTH = { 'throughline-agrees-blue': [SENTENCES[0]], 'throughline-disputes-blue': [SENTENCES[1]] };
/** The browser puts the page away and brings it back: of answers that came meanwhile nobody hears. */
const comeBack = () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

it('reads a page that was put away while its sentences were being matched', async () => {
  const page = setUp();
  const { matchSentences } = page.edges.ask;
  const lost = vi.fn(() => new Promise<never>(() => {}));
  page.edges.ask.matchSentences = lost;
  await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(3));
  page.edges.ask.matchSentences = matchSentences;
  comeBack();
  await page.kind('matched');
  expect(page.painted()).toEqual(BOTH);
});

it('paints a page that was put away while its styles were being brought', async () => {
  const page = setUp();
  const { bringStyles } = page.edges.ask;
  const lost = vi.fn(() => new Promise<never>(() => {}));
  page.edges.ask.bringStyles = lost;
  await vi.waitFor(() => expect(lost).toHaveBeenCalled());
  page.edges.ask.bringStyles = bringStyles;
  comeBack();
  await page.kind('matched');
  expect(page.painted()).toEqual(BOTH);
});
