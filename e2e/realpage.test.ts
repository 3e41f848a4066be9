import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePage, settledReport } from './harness/askpage.ts';
import { matchInNode } from './harness/cli.ts';
import { readHighlights } from './harness/highlights.ts';
import { listRealPages, readRealPage, REAL_PAGES } from './harness/realpages.ts';
import { readKept, sentencesToPaint } from './harness/readmatches.ts';
import { startWalk, type Walk } from './harness/walk.ts';

/** A report on the essay's themes in which the matcher finds several sentences, in a large publisher's page. */
const ON = 't__on_beacon-0011__fundus-0239.html.gz';

if (!REAL_PAGES) console.log('Skipped: real news pages, because ../shared/pages is not there.');

describe.skipIf(!REAL_PAGES)('a real news page', () => {
  let walk: Walk;

  beforeAll(async () => {
    walk = await startWalk();
  });

  afterAll(async () => await walk?.end());

  it('is painted as it was matched, and as the command line matches it', async () => {
    const html = readRealPage(ON);
    walk.server.put('on.html', html);
    const page = await walk.open('on.html');
    const painted = await walk.settle(page);
    const texts = painted.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    const report = await describePage(walk.library, page.url());
    expect([...new Set(texts)]).toEqual(await sentencesToPaint(walk, report?.page ?? ''));
    const inNode = matchInNode(html, page.url()).map(({ quote }) => quote);
    expect(new Set(texts)).toEqual(new Set(inNode));
    await page.close();
  });

  it('is left alone where it is off the themes', async () => {
    const off = listRealPages()
      .filter(({ tag, row }) => tag === 'off' && row.lang === 'en')
      .slice(0, 3);
    const before = await readKept(walk);
    for (const { name } of off) {
      walk.server.put(name, readRealPage(name));
      const page = await walk.open(name);
      const report = await settledReport(walk.library, page);
      expect(['off-theme', 'not-article']).toContain(report.state.kind);
      expect(await readHighlights(page)).toEqual([]);
      await page.close();
    }
    expect(await readKept(walk)).toEqual(before);
  });
});
