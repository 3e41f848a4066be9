import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it } from 'vitest';
import { matchId } from '../matching/matchid.ts';
import type { SightedMatch } from '../messaging/protocol.ts';
import { db } from './db.ts';
import { matchesOnPage, recallPage } from './pages.ts';
import { updateSettings } from './settings.ts';
import { listSites } from './listsightings.ts';
import { recordSighting } from './sightings.ts';
import { keepSaying, setVerdict } from './verdicts.ts';

const PAGE = 'https://example.org/a';
const MATCH: SightedMatch = {
  essay: 'e',
  claim: 'c',
  relation: 'agrees',
  score: 0.9,
  quote: { exact: 'Europe rearms.', prefix: '', suffix: '', start: 3, end: 17 },
  why: { sentence: [], claim: [] },
};
const ID = matchId({ ...MATCH, page: PAGE });
const MET = { page: PAGE, title: 'A page', match: MATCH };
const SIGHTING = { page: PAGE, title: 'A page', themes: [], matches: [MATCH] };
const REJECTED = [{ id: ID, essay: 'e', start: 3, score: 0.9 }];

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(db.tables.map((table) => table.clear()));
});

it('keeps what was turned down where no sightings are kept, and nothing once that is taken back', async () => {
  await updateSettings({ keepSightings: 0 });
  expect(await setVerdict(ID, 'not-a-match', MET)).toBe(true);
  expect((await recallPage(PAGE)).rejected).toEqual(REJECTED);
  expect((await recordSighting(SIGHTING)).rejected).toEqual(REJECTED);
  expect(await db.pages.count()).toBe(0);
  await setVerdict(ID, null);
  expect([await db.matches.count(), await db.pages.count()]).toEqual([0, 0]);
});

it.each([
  ['says of a sentence', () => keepSaying(MET)],
  ['confirms of a match', () => setVerdict(ID, 'agrees', MET)],
])('keeps what the reader %s without the title of its page where no sightings are kept', async (_what, say) => {
  await updateSettings({ keepSightings: 0 });
  await say();
  expect((await recallPage(PAGE)).said).toMatchObject([{ id: ID, relation: 'agrees' }]);
  expect(await db.pages.count()).toBe(0);
  expect(JSON.stringify(await db.matches.toArray())).not.toContain('A page');
  // It is listed with the sightings all the same, and found by its site.
  expect(await listSites()).toEqual(['example.org']);
});

it('keeps what was turned down before its sighting could be kept, and the sighting once that is taken back', async () => {
  await setVerdict(ID, 'not-a-match', MET);
  expect((await recallPage(PAGE)).rejected).toEqual(REJECTED);
  const later = { ...SIGHTING, matches: [{ ...MATCH, score: 0.4 }] };
  expect((await recordSighting(later)).rejected).toEqual(REJECTED);
  expect(await db.pages.get(PAGE)).toMatchObject({ title: 'A page', visits: 1 });
  await setVerdict(ID, null);
  expect((await recallPage(PAGE)).rejected).toEqual([]);
  expect(await matchesOnPage(PAGE)).toMatchObject([{ id: ID, relation: 'agrees', score: 0.9, verdict: null }]);
});

it('turns down a match that is kept as it was kept', async () => {
  await recordSighting(SIGHTING);
  const [before] = await matchesOnPage(PAGE);
  await setVerdict(ID, 'not-a-match', { ...MET, match: { ...MATCH, score: 0.2 } });
  expect(await matchesOnPage(PAGE)).toMatchObject([
    { ...before, verdict: 'not-a-match', verdictAt: expect.any(String) },
  ]);
});

it('keeps when a verdict was given though panel and page both tell of it, and the later time of another one', async () => {
  await recordSighting(SIGHTING);
  const timeOf = async () => (await matchesOnPage(PAGE))[0]?.verdictAt;
  await setVerdict(ID, 'not-a-match');
  const given = await timeOf();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await setVerdict(ID, 'not-a-match', MET);
  expect(await timeOf()).toBe(given);
  await setVerdict(ID, 'disputes', MET);
  expect((await timeOf())! > given!).toBe(true);
});
