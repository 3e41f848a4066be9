// `npm run sweep`: opens real news pages on and off the themes in real Chromium and prints what the extension made of
// each, to be read by hand. Options: how many pages of each kind (default 24), or names of pages; `--shots`: a sheet of
// pictures of 20 varied pages on the themes instead, `--shots --firefox`: in Firefox.
import type { Page } from 'puppeteer-core';
import type { PageState } from '../utils/page/state.ts';
import type { StoredMatch } from '../utils/storage/db.ts';
import { settledReport } from './harness/askpage.ts';
import { collectComplaints, OF_SAVED_PAGES } from './harness/complaints.ts';
import { readHighlights } from './harness/highlights.ts';
import { listRealPages, readRealPage, type RealPage } from './harness/realpages.ts';
import { readTable } from './harness/storage.ts';
import { startWalk, type Walk } from './harness/walk.ts';
import { shootSheet } from './sheet.ts';

const DATABASE = 'throughline';

function describeState(state: PageState): string {
  const themes = 'themes' in state ? state.themes : [];
  const rest = Object.entries(state).filter(([key]) => key !== 'kind' && key !== 'themes');
  const told = themes.map(({ theme, score, words }) => `${theme} ${score.toFixed(2)} (${words.join(', ')})`);
  return [state.kind, ...rest.map(([key, value]) => `${key} ${String(value)}`), ...told].join(' · ');
}

async function sweepPage(walk: Walk, { name, tag, row }: RealPage): Promise<{ painted: number; complaints: number }> {
  walk.server.put(name, readRealPage(name));
  const page = await walk.browser.newPage();
  const complaints = await collectComplaints(page);
  try {
    await page.bringToFront();
    const started = Date.now();
    await page.goto(walk.server.address(name), { waitUntil: 'domcontentloaded' });
    const report = await settledReport(walk.library, page, 90_000);
    console.log(`\n# ${tag} ${row.lang} ${name}\n  ${row.title}`);
    console.log(`  ${describeState(report.state)} · ${Date.now() - started} ms`);
    const painted = await printHighlights(walk, page, report.page);
    const ours = complaints.filter((complaint) => !OF_SAVED_PAGES.test(complaint));
    for (const complaint of ours) console.log(`  ERROR ${complaint}`);
    return { painted, complaints: ours.length };
  } finally {
    await page.close();
  }
}

async function printHighlights({ library }: Walk, page: Page, address: string): Promise<number> {
  const painted = await readHighlights(page);
  const stored = await readTable<StoredMatch>(library, DATABASE, 'matches');
  const ours = stored.filter((match) => match.page === address);
  for (const { relation, text } of painted) {
    const claims = ours
      .filter(({ quote }) => quote.exact.replace(/\s+/g, ' ').trim() === text)
      .toSorted((a, b) => b.score - a.score)
      .map(({ claim, score, relation: said }) => `${claim} ${said} ${score.toFixed(2)}`);
    console.log(`  ${relation}  [${claims.slice(0, 2).join(', ')}]  ${text}`);
  }
  return painted.length;
}

/** Whether pages are asked for by name and not by number. */
const areNames = (options: string[]): boolean => options.some((option) => !/^\d+$/.test(option));

function choosePages(options: string[]): RealPage[] {
  const pages = listRealPages();
  if (areNames(options)) return pages.filter(({ name }) => options.includes(name));
  const each = Number(options[0] ?? 24);
  return (['on', 'near', 'off'] as const).flatMap((tag) =>
    pages.filter((page) => page.tag === tag).slice(0, tag === 'near' ? Math.ceil(each / 3) : each),
  );
}

const options = process.argv.slice(2);
const chosen = options.filter((option) => !option.startsWith('--'));
const pages = choosePages(chosen);
if (pages.length === 0) {
  console.log('No real pages beside the project (../shared/pages/themed): nothing to sweep.');
} else if (options.includes('--shots')) {
  await shootSheet(options.includes('--firefox'), areNames(chosen) ? pages : []);
} else {
  const walk = await startWalk();
  const totals: Record<string, { pages: number; painted: number; highlights: number; errors: number }> = {};
  for (const page of pages) {
    const total = (totals[page.tag] ??= { pages: 0, painted: 0, highlights: 0, errors: 0 });
    total.pages += 1;
    try {
      const { painted, complaints } = await sweepPage(walk, page);
      total.painted += painted > 0 ? 1 : 0;
      total.highlights += painted;
      total.errors += complaints;
    } catch (error) {
      total.errors += 1;
      console.log(`\n# ${page.tag} ${page.name}\n  ERROR ${error instanceof Error ? error.message : error}`);
    }
  }
  await walk.end();
  console.table(totals);
}
