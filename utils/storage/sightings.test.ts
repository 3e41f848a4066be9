import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it, vi } from 'vitest';
import type { SightedMatch, Sighting } from '../messaging/protocol.ts';
import { db } from './db.ts';
import { notedPageKey } from './notedpagekey.ts';
import { notedPagesItem } from './notedpages.ts';
import { matchesOnPage, recallPage } from './pages.ts';
import { forgetOldSightings } from './retention.ts';
import { recordSighting, sightingsOfClaim, VISIT_GAP_MS } from './sightings.ts';
import { keepSaying, setVerdict } from './verdicts.ts';

const PAGE = 'https://example.org/a';

const match = (exact: string, over: Partial<SightedMatch> = {}): SightedMatch => ({
  essay: 'e',
  claim: 'c',
  relation: 'agrees',
  score: 0.7,
  quote: { exact, prefix: '', suffix: '', start: exact.length, end: exact.length * 2 },
  why: { sentence: [], claim: [] },
  ...over,
});
const sighting = (matches: SightedMatch[], page = PAGE): Sighting => ({ page, title: 'A page', themes: [], matches });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-04T05:06:07.000Z') });
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});

it('keeps one record of a match however often it is reported, with its first time and its latest score', async () => {
  await recordSighting(sighting([match('One.'), match('Two two.')]));
  vi.advanceTimersByTime(60_000);
  await recordSighting(sighting([match('One.', { score: 0.9 }), match('One.', { score: 0.9 })]));
  const [one, two, ...more] = await matchesOnPage(PAGE);
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    score: 0.9,
    firstSeen: '2026-03-04T05:06:07.000Z',
    lastSeen: '2026-03-04T05:07:07.000Z',
  });
  expect(two).toMatchObject({ score: 0.7, lastSeen: '2026-03-04T05:06:07.000Z' });
});

it('remembers a verdict through later visits until it is taken back', async () => {
  await recordSighting(sighting([match('One.')]));
  const id = (await matchesOnPage(PAGE))[0]!.id;
  expect(await setVerdict(id, 'not-a-match')).toBe(true);
  expect((await recordSighting(sighting([match('One.')]))).rejected).toMatchObject([{ id, score: 0.7 }]);
  expect(await sightingsOfClaim({ essay: 'e', claim: 'c' })).toEqual([]);
  await setVerdict(id, null);
  expect((await recallPage(PAGE)).rejected).toEqual([]);
  expect(await setVerdict('unknown', 'not-a-match')).toBe(false);
});

it('counts the first visit to a page that was known by its name only a moment before', async () => {
  await keepSaying({ page: PAGE, title: 'A page', match: match('One.') });
  vi.advanceTimersByTime(60_000);
  await recordSighting(sighting([]));
  expect(await db.pages.get(PAGE)).toMatchObject({ visits: 1 });
  await forgetOldSightings(0);
  expect((await db.pages.get(PAGE))?.visits ?? 0).toBe(0);
});

it('names all that was met on a page, first what the reader judged, then what was met last', async () => {
  await recordSighting(sighting([match('One.'), match('Two two.')]));
  const [one] = await matchesOnPage(PAGE);
  await setVerdict(one!.id, 'not-a-match');
  vi.advanceTimersByTime(1_000);
  const { met } = await recordSighting(sighting([match('Three three three.')]));
  expect(met.map(({ exact }) => exact)).toEqual(['One.', 'Three three three.', 'Two two.']);
  expect(met[0]).toEqual({ id: one!.id, essay: 'e', claim: 'c', exact: 'One.', prefix: '' });
});

it('counts a visit when the page was left for a while, not when it is reported again', async () => {
  await recordSighting(sighting([]));
  vi.advanceTimersByTime(VISIT_GAP_MS);
  await recordSighting(sighting([]));
  expect((await db.pages.get(PAGE))?.visits).toBe(1);
  vi.advanceTimersByTime(VISIT_GAP_MS + 1);
  await recordSighting(sighting([]));
  expect((await db.pages.get(PAGE))?.visits).toBe(2);
});

it('tells where a claim was met, latest first', async () => {
  await recordSighting(sighting([match('One.')]));
  vi.advanceTimersByTime(1_000);
  await recordSighting({ ...sighting([match('One.', { relation: 'disputes' })], 'https://example.org/b'), title: 'B' });
  const met = await sightingsOfClaim({ essay: 'e', claim: 'c' });
  expect(met.map(({ title, match: { relation, page } }) => ({ title, relation, page }))).toEqual([
    { title: 'B', relation: 'disputes', page: 'https://example.org/b' },
    { title: 'A page', relation: 'agrees', page: PAGE },
  ]);
});

const SAID = { page: PAGE, title: 'A page', match: { ...match('Said.'), relation: 'disputes' as const, score: 0.01 } };

it('keeps what the reader says of a sentence that the matcher passed over, until it is taken back', async () => {
  await keepSaying(SAID);
  const [said] = (await recallPage(PAGE)).said;
  expect(said).toMatchObject({ relation: 'disputes', quote: { exact: 'Said.' } });
  expect(await sightingsOfClaim({ essay: 'e', claim: 'c' })).toMatchObject([{ match: { score: 1 }, title: 'A page' }]);
  expect(await notedPagesItem.getValue()).toEqual([notedPageKey(PAGE)]);
  await forgetOldSightings(0);
  expect((await recallPage(PAGE)).said).toHaveLength(1);
  await setVerdict(said!.id, null);
  expect(await matchesOnPage(PAGE)).toEqual([]);
  expect(await notedPagesItem.getValue()).toEqual([]);
});

it('lets the reader’s relation stand over the matcher’s, and keeps the score that was judged', async () => {
  await recordSighting(sighting([match('One.')]));
  await keepSaying({ ...SAID, match: { ...match('One.'), relation: 'disputes' } });
  await recordSighting(sighting([match('One.', { score: 0.9 })]));
  const [one, ...more] = await matchesOnPage(PAGE);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ relation: 'disputes', score: 1, verdict: 'disputes' });
  await setVerdict(one!.id, null);
  expect((await matchesOnPage(PAGE))[0]).toMatchObject({ relation: 'agrees', score: 0.7 });
});
