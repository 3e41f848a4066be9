import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRoute, press, says } from './harness/librarypage.ts';
import { readKept } from './harness/readmatches.ts';
import { putRecords } from './harness/storage.ts';
import { until } from './harness/wait.ts';
import { startWalk, type Walk } from './harness/walk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let walk: Walk;

/** Keeps a page with a sentence of it and a note on it, all so many days old. */
async function keep(page: string, days: number): Promise<void> {
  const time = new Date(Date.now() - days * DAY_MS).toISOString();
  const seen = { firstSeen: time, lastSeen: time };
  const quote = { exact: 'Allies met.', prefix: '', suffix: '', start: 0, end: 11 };
  const ref = { essay: 'e', claim: 'c', claimKey: 'e/c', relation: 'agrees', score: 0.9 };
  const judged = { why: { sentence: [], claim: [] }, verdict: null, verdictAt: null };
  const note = { id: page, target: { kind: 'page', page }, page, text: 'Noted.', tags: [] };
  await putRecords(walk.library, 'pages', [{ page, title: 'Story', themes: [], visits: 1, ...seen }]);
  await putRecords(walk.library, 'matches', [{ id: page, page, ...ref, quote, ...judged, ...seen }]);
  await putRecords(walk.library, 'notes', [{ ...note, created: time, modified: time }]);
}

/** The addresses of which something is kept, by what it is; `named`: of the page no visit is known, only its title. */
async function readAddresses() {
  const { pages, matches, notes } = await readKept(walk);
  const addresses = (records: { page?: string }[]) => records.map(({ page }) => page).toSorted();
  const named = pages.filter(({ visits }) => visits === 0);
  return {
    pages: addresses(pages.filter(({ visits }) => visits > 0)),
    named: named.map(({ page, title }) => [page, title]),
    matches: addresses(matches),
    notes: addresses(notes),
  };
}

const OLD = 'https://old.example/a';
const NEW = 'https://new.example/a';
const SITE = 'https://www.site.example/a';

beforeAll(async () => {
  walk = await startWalk();
  await keep(OLD, 60);
  await keep(NEW, 5);
  await keep(SITE, 5);
  await openRoute(walk, walk.library, 'settings');
});

afterAll(async () => await walk?.end());

it('forgets what is older than a month, when the reader says so twice, and no note', async () => {
  await walk.library.select('.settings-list select', '1');
  await press(walk.library, 'Save');
  await says(walk.library, 'This forgets 1 page now');
  expect((await readAddresses()).pages).toHaveLength(3);
  await press(walk.library, 'Yes, forget them');
  await until('the old page to be forgotten', async () => (await readAddresses()).pages.length === 2);
  expect(await readAddresses()).toEqual({
    pages: [NEW, SITE],
    named: [[OLD, 'Story']],
    matches: [NEW, SITE],
    notes: [NEW, OLD, SITE],
  });
});

it('forgets a site with the notes on it, and no other', async () => {
  await walk.library.type('[aria-label="Site to forget"]', 'site.example');
  await press(walk.library, 'Forget this site…');
  await says(walk.library, '1 page and 1 note on site.example');
  await press(walk.library, 'Yes, forget site.example');
  await says(walk.library, 'Nothing of site.example is kept any more.');
  expect(await readAddresses()).toEqual({ pages: [NEW], named: [[OLD, 'Story']], matches: [NEW], notes: [NEW, OLD] });
});

it('says that an essay made from a site stays when the site is forgotten', async () => {
  const time = new Date().toISOString();
  const essay = {
    id: 'op-ed',
    title: 'Op-ed',
    author: 'A',
    themes: [],
    claims: [],
    url: 'https://essay.example/op-ed',
  };
  const kept = { ...essay, builtIn: false, enabled: false, added: time, modified: time };
  await putRecords(walk.library, 'essays', [kept]);
  await walk.library.type('[aria-label="Site to forget"]', 'essay.example');
  await press(walk.library, 'Forget this site…');
  await press(walk.library, 'Yes, forget essay.example');
  await says(walk.library, 'The essay made from it stays, with its text');
});

it('forgets every page when nothing is to be remembered, and no note', async () => {
  await walk.library.select('.settings-list select', '0');
  await press(walk.library, 'Save');
  await says(walk.library, 'This forgets 1 page now');
  await press(walk.library, 'Yes, forget them');
  await until('the pages to be forgotten', async () => (await readAddresses()).pages.length === 0);
  expect(await readAddresses()).toEqual({
    pages: [],
    named: [
      [NEW, 'Story'],
      [OLD, 'Story'],
    ],
    matches: [],
    notes: [NEW, OLD],
  });
});
