// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

it('brings back what was turned down on an earlier visit, which the matcher was taught not to find', async () => {
  const before = setUp();
  await before.kind('matched');
  const [first] = before.session.describe().painted;
  before.controller.abort();

  let isTaught = true;
  const page = setUp({}, { rejected: [first!] });
  const { matchSentences } = page.edges.ask;
  page.edges.ask.matchSentences = async (request) =>
    (await matchSentences(request)).filter(
      ({ sentence }) => !isTaught || request.sentences[sentence]!.text !== SENTENCES[0],
    );
  await page.kind('matched');
  expect(page.painted()).toEqual({ 'throughline-disputes-blue': [SENTENCES[1]] });

  isTaught = false;
  page.session.setVerdict(first!, null);
  await vi.waitFor(() => expect(page.session.describe().painted).toContain(first));
  // Nor does it go when the page changes.
  page.articleChanged('content');
  await page.kind('matched');
  expect(page.session.describe().painted).toHaveLength(2);
});

it('asks for nothing anew where a verdict of this visit is taken back', async () => {
  const page = setUp();
  await page.kind('matched');
  const [first] = page.session.describe().painted;
  const asked = page.asked.length;
  page.session.setVerdict(first!, 'not-a-match');
  page.session.setVerdict(first!, null);
  await vi.waitFor(() => expect(page.session.describe().painted).toHaveLength(2));
  expect(page.asked).toHaveLength(asked);
});
