import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practiceArticle } from './harness/articles.ts';
import { findUnseenFocus, readOutline, skippedLevels } from './harness/axtree.ts';
import { catchDownloads, type Downloads } from './harness/downloads.ts';
import { chooseFile, openRoute, press, pressOf, readMain } from './harness/librarypage.ts';
import { readKept } from './harness/readmatches.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { until } from './harness/wait.ts';

const HYPOTHESIS = {
  export_date: '2026-02-01T00:00:00.000Z',
  export_userid: 'acct:reader@hypothes.is',
  client_version: '1.1600.0',
  annotations: ['mine', 'other'].map((who) => ({
    id: who,
    created: '2026-01-01T10:00:00.123456+00:00',
    updated: '2026-01-01T10:00:00.123456+00:00',
    user: `acct:${who === 'mine' ? 'reader' : 'other'}@hypothes.is`,
    uri: 'https://example.org/news',
    text: 'Who counted the budget?',
    tags: ['money'],
    document: { title: ['=News of the <day>'] },
    target: [{ source: 'x', selector: [{ type: 'TextQuoteSelector', exact: 'The budget grows.' }] }],
  })),
};

let walk: Walk;
let downloads: Downloads;

const openLibrary = (route: string) => openRoute(walk, walk.library, route);
async function choose(name: string, text: string): Promise<void> {
  const path = join(tmpdir(), `throughline-${process.pid}-${name}`);
  writeFileSync(path, text);
  await chooseFile(walk.library, path);
}

beforeAll(async () => {
  walk = await startWalk({ pages: { 'news.html': practiceArticle() } });
  downloads = await catchDownloads(walk.browser);
  await walk.settle(await walk.open('news.html'));
});

afterAll(async () => {
  await walk?.end();
  downloads?.end();
});

it('imports what Hypothesis exported, once, after saying what it would do', async () => {
  await openLibrary('settings');
  await choose('hypothesis.json', JSON.stringify(HYPOTHESIS));
  await until('the preview', async () => (await readMain(walk.library)).includes('Annotations from Hypothesis'));
  expect(await readMain(walk.library)).toContain('Left out: 1 by other people.');
  expect((await readKept(walk)).notes).toEqual([]);
  await press(walk.library, 'Import');
  await until('the import', async () => (await readMain(walk.library)).includes('Imported: 2 new'));
  await choose('hypothesis.json', JSON.stringify(HYPOTHESIS));
  await walk.library.waitForSelector('::-p-aria([name="Close: it is all here"][role="button"])');
  expect((await readKept(walk)).notes).toMatchObject([{ text: 'Who counted the budget?', tags: ['money'] }]);
});

it('takes the notes found along in each form, and reads web annotations back', async () => {
  await openLibrary('notes?tag=money');
  await press(walk.library, 'Export these');
  await press(walk.library, 'Page to print');
  const { text: page } = await downloads.receive(/^throughline-notes-.*\.html$/);
  expect(page).toContain('The budget grows.');
  expect(page).not.toContain('<day>');
  await press(walk.library, 'CSV');
  expect((await downloads.receive(/\.csv$/)).text).toContain(",The budget grows.,'=News of the <day>,");
  await press(walk.library, 'Web annotations');
  const annotations = await downloads.receive(/\.jsonld$/);
  expect(JSON.parse(annotations.text)).toMatchObject({ type: 'AnnotationCollection', total: 1 });
  await openLibrary('settings');
  await choose('again.jsonld', annotations.text);
  await walk.library.waitForSelector('::-p-aria([name="Close: it is all here"][role="button"])');
});

it('draws the trail of a claim, says the same in tables, and takes it along', async () => {
  await openLibrary('essays');
  const met = await walk.library.waitForSelector('.essay-theme li:has(.met:not(:empty)) a');
  // Not by the mouse: the counts of other claims may come in between, and move it.
  await met?.evaluate((link) => (link as HTMLElement).click());
  await walk.library.waitForSelector('.trail-plot svg[role=img][aria-label^="Sentences a week"]');
  const row = await walk.library.$eval('.trail-table tbody tr', (element) => (element as HTMLElement).innerText);
  expect(row).toMatch(/^127\.0\.0\.1\s+\d+\s+\d+/);
  const { headings, unnamed } = await readOutline(walk.library);
  expect(skippedLevels(headings)).toEqual([]);
  expect(unnamed).toEqual([]);
  expect((await findUnseenFocus(walk.library, 20)).unseen).toEqual([]);
  await press(walk.library, 'Export these');
  await press(walk.library, 'CSV');
  expect((await downloads.receive(/^throughline-trail-.*\.csv$/)).text).toContain('/news.html');
});

it('sums an essay up on a page to print', async () => {
  await openLibrary('essays');
  await pressOf(walk.library, 'Digest');
  await press(walk.library, 'Page to print');
  const { path, text } = await downloads.receive(/^throughline-digest-.*\.html$/);
  expect(text).toMatch(/\d+ of \d+ claims met on 1 page\./);
  const page = await walk.browser.newPage();
  await page.goto(`file://${path}`);
  expect(await page.$$eval('blockquote', (quotes) => quotes.length)).toBeGreaterThan(0);
  await page.close();
});
