// `npm run sweep -- --shots [--firefox]`: real pages with their highlights as pictures, to be looked at one by one. They
// go to an ignored folder: the pages are their publishers'.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchFirefox } from '../scripts/browser/firefox.ts';
import { settledReport } from './harness/askpage.ts';
import { collectComplaints, OF_SAVED_PAGES } from './harness/complaints.ts';
import { readHighlights, scrollToHighlight, waitForHighlights } from './harness/highlights.ts';
import { makeProfile, removeProfile } from './harness/profile.ts';
import { listRealPages, readRealPage, type RealPage } from './harness/realpages.ts';
import { servePages } from './harness/serve.ts';
import { readTable } from './harness/storage.ts';
import { until } from './harness/wait.ts';
import { startWalk } from './harness/walk.ts';
import type { StoredMatch } from '../utils/storage/db.ts';

const FOLDER = join(import.meta.dirname, 'shots', 'sheet');
const PAGES = 20;

/** Milliseconds after a scroll in which a page moves its text about. */
const SHIFTING_MS = 700;

/** Milliseconds in which a page of Firefox has highlights or is taken to have none: nobody there says that it is done. */
const FIREFOX_PATIENCE = 25_000;

/** English pages on the themes, each in another site's layout where there are enough. */
function variedPages(): RealPage[] {
  const english = listRealPages().filter(({ tag, row }) => tag === 'on' && row.lang === 'en');
  const layout = ({ name }: RealPage) => /__([a-z]+-\d+)\.html/.exec(name)?.[1] ?? name;
  const first = new Map(english.toReversed().map((page) => [layout(page), page] as const));
  return [...new Set([...first.values(), ...english])].slice(0, PAGES);
}

async function shoot(page: Page, browser: string, number: number): Promise<string> {
  await until('a sentence that stays in view', async () => {
    await scrollToHighlight(page, 0);
    // What fails to load as the page passes it changes its height.
    await new Promise((resolve) => setTimeout(resolve, SHIFTING_MS));
    const inView = await page.evaluate(() => innerHeight);
    return (await readHighlights(page)).some(({ y }) => y > 0 && y < inView);
  });
  const file = join(FOLDER, `${browser}-${String(number).padStart(2, '0')}.png`) as `${string}.png`;
  writeFileSync(file, await page.screenshot());
  return file;
}

/** Shoots the sheet in Chromium, and lists each painted sentence with its relation and claim. */
async function sheetOfChromium(pages: RealPage[]): Promise<void> {
  const walk = await startWalk();
  for (const [number, { name, row }] of pages.entries()) {
    walk.server.put(name, readRealPage(name));
    const page = await walk.browser.newPage();
    await page.setViewport({ width: 1100, height: 800 });
    const complaints = await collectComplaints(page);
    await page.bringToFront();
    await page.goto(walk.server.address(name), { waitUntil: 'domcontentloaded' });
    const report = await settledReport(walk.library, page, 90_000);
    const painted = await readHighlights(page);
    console.log(`\n# ${number} ${name}: ${row.title}\n  ${report.state.kind}, ${painted.length} painted`);
    const kept = (await readTable<StoredMatch>(walk.library, 'throughline', 'matches')).filter(
      (match) => match.page === report.page,
    );
    for (const { relation, text } of painted) {
      const claims = kept.filter(({ quote }) => quote.exact.replace(/\s+/g, ' ').trim() === text);
      console.log(`  ${relation}  [${claims.map(({ claim }) => claim).join(', ')}]  ${text}`);
    }
    for (const complaint of complaints.filter((each) => !OF_SAVED_PAGES.test(each)))
      console.log(`  ERROR ${complaint}`);
    if (painted.length > 0) console.log(`  ${await shoot(page, 'chromium', number)}`);
    await page.close();
  }
  await walk.end();
}

/** Does the same in Firefox as far as a page shows it: what is painted, and what its console complains of. */
async function sheetOfFirefox(pages: RealPage[]): Promise<void> {
  const profile = makeProfile();
  const server = await servePages();
  const { browser } = await launchFirefox({ profile, headless: true });
  let lit = 0;
  let errors = 0;
  for (const [number, { name, row }] of pages.entries()) {
    server.put(name, readRealPage(name));
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(server.address(name), { waitUntil: 'domcontentloaded' });
    await page.bringToFront();
    const painted = await waitForHighlights(page, FIREFOX_PATIENCE).catch(() => readHighlights(page));
    const ours = complaints.filter((each) => /throughline|moz-extension/i.test(each));
    console.log(`# ${number} ${name}: ${row.title}\n  ${painted.length} painted`);
    for (const { relation, text } of painted) console.log(`  ${relation}  ${text}`);
    for (const complaint of ours) console.log(`  ERROR ${complaint}`);
    lit += painted.length > 0 ? 1 : 0;
    errors += ours.length;
    if (painted.length > 0) console.log(`  ${await shoot(page, 'firefox', number)}`);
    await page.close();
  }
  console.log(`Firefox: ${lit} of ${pages.length} pages with highlights, ${errors} complaints of ours`);
  await browser.close();
  await server.close();
  removeProfile(profile);
}

/** Shoots the sheet of one browser: of these pages, or of varied ones where none are named. */
export async function shootSheet(firefox: boolean, named: RealPage[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const pages = named.length > 0 ? named : variedPages();
  await (firefox ? sheetOfFirefox(pages) : sheetOfChromium(pages));
}
