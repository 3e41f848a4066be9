// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import type { EssayLook } from '../essays/look.ts';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

it('shows of a large library what the reader said for an essay that is on, in its colour, and nothing of one that is off', async () => {
  let looks: EssayLook[] = [
    { id: 'e', colour: 'teal' },
    { id: 'f', colour: 'rose' },
  ];
  const readLooks = vi.fn(async ({ essays }: { essays: string[] }) => looks.filter(({ id }) => essays.includes(id)));
  const findEssays = async () => [{ essay: 'e', onTheme: true, score: 1, themes: [] }];
  const quote = { exact: SENTENCES[2]!, prefix: '', suffix: '', start: 0, end: SENTENCES[2]!.length };
  const why = { sentence: [], claim: [] };
  const said = { id: 's', essay: 'f', claim: 'c', relation: 'agrees' as const, score: 0, quote, why };
  const page = setUp({}, { large: { findEssays, readLooks }, said: [said] });
  await page.kind('matched');
  const found = { 'throughline-agrees-teal': [SENTENCES[0]], 'throughline-disputes-teal': [SENTENCES[1]] };
  expect(page.painted()).toEqual({ ...found, 'throughline-agrees-rose': [SENTENCES[2]] });
  looks = looks.slice(0, 1);
  page.changeLooks([]);
  await vi.waitFor(() => expect(page.painted()).toEqual(found));
  const calls = readLooks.mock.calls.length;
  const [first] = page.session.describe().painted;
  page.session.setVerdict(first!, 'not-a-match');
  await vi.waitFor(() => expect(page.painted()).toEqual({ 'throughline-disputes-teal': [SENTENCES[1]] }));
  expect(readLooks).toHaveBeenCalledTimes(calls);
});
