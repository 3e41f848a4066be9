// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://news.test/story" }
import { beforeEach, expect, it, vi } from 'vitest';
import { matchId } from '../matching/matchid.ts';
import type { PageMemory } from '../messaging/protocol.ts';
import { notedPageKey } from '../storage/notedpagekey.ts';
import { placeRanges, SENTENCES, setUp } from './sessionstage.ts';

beforeEach(placeRanges);

const first = () => document.querySelector('article p')!;

/** What was kept of a visit, with the matches' names. */
async function visit(): Promise<{ ids: string[]; met: PageMemory['met'] }> {
  const page = setUp();
  await page.kind('matched');
  const ids = page.session.describe().painted;
  const kept = vi.mocked(page.edges.ask.recordSighting).mock.calls.flatMap(([{ matches }]) => matches);
  page.controller.abort();
  return {
    ids,
    met: kept.map(({ essay, claim, quote }, i) => ({ id: ids[i]!, essay, claim, ...quote })),
  };
}

it('knows what was turned down again where other words have come before its sentence', async () => {
  const { ids, met } = await visit();
  const page = setUp({}, { rejected: [ids[0]!], met });
  first().insertAdjacentHTML('beforebegin', '<p>An advertisement for a weather station.</p>');
  await page.kind('matched');
  expect(page.painted()).toEqual({ 'throughline-disputes-blue': [SENTENCES[1]] });
  expect(page.session.describe().painted).toEqual([ids[1]]);
});

it('keeps a match under one name while the page puts new text before its sentence', async () => {
  const page = setUp();
  await page.kind('matched');
  const [one] = page.session.describe().painted;
  page.session.setVerdict(one!, 'not-a-match');
  first().insertAdjacentHTML('beforebegin', '<p>The latest of a mild day.</p>');
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.asked).toContain('The latest of a mild day.'));
  await page.kind('matched');
  expect(page.painted()).toEqual({ 'throughline-disputes-blue': [SENTENCES[1]] });
  const kept = vi.mocked(page.edges.ask.recordSighting).mock.calls.flatMap(([{ matches }]) => matches);
  expect(kept).toHaveLength(2);
});

it('keeps under its first name what the reader says of a sentence that was met before', async () => {
  const { ids, met } = await visit();
  const page = setUp({}, { met });
  first().insertAdjacentHTML('beforebegin', '<p>An advertisement for a weather station.</p>');
  await page.kind('matched');
  page.session.step(1);
  const { matches, quote } = page.opening()!.subject;
  expect(quote.prefix).toContain('weather station');
  expect(page.actions().say(matches[0]!)).toBe(ids[0]);
  expect(page.actions().say({ ...matches[0]!, quote, namedBy: undefined } as never)).toBe(ids[0]);
  const said = vi.mocked(page.edges.ask.keepSaying).mock.calls.map(([{ match }]) => match.quote.prefix);
  expect(said).toEqual([met[0]!.prefix, met[0]!.prefix]);
});

it('sends a match along with the verdict on it, since its sighting may not be kept, by its first name', async () => {
  const { ids, met } = await visit();
  const page = setUp({}, { met });
  first().insertAdjacentHTML('beforebegin', '<p>An advertisement for a weather station.</p>');
  await page.kind('matched');
  const told = () => vi.mocked(page.edges.ask.setVerdict).mock.lastCall![0];
  page.session.step(1);
  page.actions().setVerdict(ids[0]!, 'not-a-match');
  const inCard = told();
  expect(inCard).toMatchObject({ match: ids[0], verdict: 'not-a-match', met: { title: 'Story' } });
  expect(matchId({ ...inCard.met!.match, page: inCard.met!.page })).toBe(ids[0]);
  page.actions().setVerdict(ids[0]!, null);
  expect(told()).toEqual({ match: ids[0], verdict: null });
  // From the panel, too, which cannot tell whether the page's matches may be kept.
  page.session.setVerdict(ids[0]!, 'not-a-match');
  expect(told()).toEqual(inCard);
});

it('paints a sentence once where what the reader said of it has other words before it', async () => {
  const { ids, met } = await visit();
  const why = { sentence: [], claim: [] };
  const quote = { exact: SENTENCES[0]!, prefix: 'Long gone. ', suffix: '', start: 900, end: 930 };
  const said = { id: 'old', essay: 'e', claim: 'd', relation: 'agrees' as const, score: 1, quote, why };
  const page = setUp({}, { said: [said], met });
  await page.kind('matched');
  page.session.step(1);
  expect(
    page
      .opening()!
      .subject.matches.map(({ id }) => id)
      .toSorted(),
  ).toEqual(['old', ids[0]].toSorted());
});

it('tells which sentence of an earlier visit the page has no more', async () => {
  const { ids, met } = await visit();
  const page = setUp({}, { met });
  first().textContent = 'Europe is armed.';
  await page.kind('matched');
  expect(page.session.describe()).toMatchObject({ painted: [ids[1]], lost: [ids[0]] });
});

it('tells which sentence the page takes away, until it brings it back', async () => {
  const page = setUp();
  await page.kind('matched');
  const { painted: ids, lost } = page.session.describe();
  expect(lost).toEqual([]);
  first().textContent = 'Europe is armed.';
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.session.describe()).toMatchObject({ painted: [ids[1]], lost: [ids[0]] }));
  first().textContent = SENTENCES[0]!;
  page.articleChanged('content');
  await vi.waitFor(() => expect(page.session.describe()).toMatchObject({ painted: ids, lost: [] }));
});

it('takes no sentence for gone that the matcher judges otherwise now, or that stands outside of the article', async () => {
  const { met } = await visit();
  const outside = { ...met[0]!, id: 'outside', exact: 'Read more in our newsletter' };
  const page = setUp({}, { met: [...met, outside, { ...outside, id: 'gone', exact: 'Nobody wrote this.' }] });
  vi.mocked(page.edges.ask.matchSentences).mockResolvedValue([]);
  await page.kind('matched');
  expect(page.session.describe()).toMatchObject({ painted: [], lost: ['gone'] });
});

it('goes to a sentence met before that the matcher judges otherwise now, and marks it for a moment', async () => {
  const { ids, met } = await visit();
  const page = setUp({}, { met: [...met, { ...met[0]!, id: 'gone', exact: 'Nobody wrote this.' }] });
  vi.mocked(page.edges.ask.matchSentences).mockResolvedValue([]);
  await page.kind('matched');
  expect(page.painted()).toEqual({});
  expect(page.session.reveal(ids[1]!)).toBe(true);
  expect(page.painted()).toEqual({ 'throughline-flash': [SENTENCES[1]] });
  expect(page.session.reveal('gone')).toBe(false);
});

it('takes no sentence for gone on whose words, edited a little, it paints what the reader said', async () => {
  const why = { sentence: [], claim: [] };
  const quote = { exact: 'Europe must arm itself sooner.', prefix: '', suffix: '', start: 0, end: 30 };
  const said = { id: 'old', essay: 'e', claim: 'd', relation: 'agrees' as const, score: 1, quote, why };
  const page = setUp({}, { said: [said], met: [{ id: 'old', essay: 'e', claim: 'd', ...quote }] });
  await page.kind('matched');
  const { painted, lost } = page.session.describe();
  expect(painted).toContain('old');
  expect(lost).toEqual([]);
});

it('asks for its notes when the first came to it, not when one came to another page', async () => {
  const page = setUp();
  await page.kind('matched');
  const repainted = () => page.reports.length;
  const before = repainted();
  page.changeNotedPages(notedPageKey('https://news.test/other'));
  await vi.waitFor(() => expect(repainted()).toBeGreaterThan(before));
  expect(page.edges.ask.recallPage).not.toHaveBeenCalled();
  page.changeNotedPages(notedPageKey('https://news.test/other'), notedPageKey('https://news.test/story'));
  await vi.waitFor(() => expect(page.edges.ask.recallPage).toHaveBeenCalledTimes(1));
  page.changeNotedPages(notedPageKey('https://news.test/other'));
  await vi.waitFor(() => expect(page.edges.ask.recallPage).toHaveBeenCalledTimes(2));
});
