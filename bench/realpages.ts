import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { CHROMIUM_BUILD } from '../scripts/browser/chromium.ts';
import { describePage } from '../e2e/harness/askpage.ts';
import { readSavedPage } from '../e2e/harness/realpages.ts';
import { until } from '../e2e/harness/wait.ts';
import { startWalk, type Walk } from '../e2e/harness/walk.ts';
import type { AnchoredPage, Fate } from './anchorall.ts';
import { type Blame, blame, type FeltPage } from './blame.ts';
import { listSavedPages } from './pages.ts';
import { openTraced, readTrace } from './pagetrace.ts';
import type { Row } from './row.ts';

/** What one page showed. */
interface Look extends AnchoredPage, FeltPage {}

/** Where the extension is not built or the pages are absent there is nothing to open. */
const NOT_BUILT: Row = { set: 'real pages', measure: 'skipped', value: '-', note: 'run `npm run build` first' };

/**
 * Opens every saved page in Chromium with the built extension, then paints every sentence of its article by the
 * extension's own modules, and counts what the page felt of it. Scripts and frames of the pages are left out.
 * @param options.verbose prints each sentence that falls short
 * @param options.only takes only the pages whose path this regular expression matches
 * @returns null where the pages are absent
 */
export async function benchRealPages({ verbose = false, only = '' }): Promise<Row[] | null> {
  const paths = listSavedPages()?.filter((path) => new RegExp(only).test(path));
  if (!paths) return null;
  if (!existsSync(CHROMIUM_BUILD)) return [NOT_BUILT];
  const code = await bundleAnchorAll();
  const looks = new Map<string, Look>();
  const failed: string[] = [];
  let ours: Blame;
  const walk = await startWalk();
  try {
    for (const path of paths) {
      try {
        looks.set(path, await lookAt(walk, path, code));
      } catch (error) {
        failed.push(`${path}: ${String(error)}`);
      }
    }
    ours = await blame(looks, (path) => lookAt(walk, path, code));
  } finally {
    await walk.end();
  }
  if (verbose) print(looks, failed, ours);
  return rowsOf(looks, failed, ours);
}

async function bundleAnchorAll(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('anchorall.ts', import.meta.url)),
        formats: ['iife'],
        name: 'throughlineBench',
      },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('vite built nothing');
  return chunk.code;
}

async function lookAt(walk: Walk, path: string, code: string): Promise<Look> {
  const name = path.split('/').at(-1)!;
  walk.server.put(name, readSavedPage(path));
  const page = await walk.browser.newPage();
  try {
    const complaints = await openTraced(page, walk.server.address(name));
    await until(
      `${name} to be read`,
      async () => {
        const report = await describePage(walk.library, page.url());
        return report && report.state.kind !== 'reading';
      },
      30_000,
      50,
    );
    const anchored = await runInOwnWorld(page, code);
    return { ...anchored, ...(await readTrace(page)), complaints };
  } finally {
    await page.close();
  }
}

async function runInOwnWorld(page: Page, code: string): Promise<AnchoredPage> {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `${code}\nthroughlineBench.anchorAll()`,
    contextId: executionContextId,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as AnchoredPage;
}

function print(looks: Map<string, Look>, failed: string[], ours: Blame): void {
  for (const [path, { short }] of looks) {
    if (short.length > 0) console.error(`\n${path}`);
    for (const { fate, sentence, shown } of short.slice(0, 12)) {
      console.error(`  ${fate}: ${sentence.slice(0, 160)}`);
      if (shown && !fate.startsWith('hidden')) console.error(`    shown: ${shown.replace(/\s+/g, ' ').slice(0, 200)}`);
    }
  }
  for (const line of [...failed, ...Object.values(ours).flat()]) console.error(`  ERROR ${line.slice(0, 500)}`);
}

function rowsOf(looks: Map<string, Look>, failed: string[], ours: Blame): Row[] {
  const fates = new Map<Fate, number>();
  let articles = 0;
  for (const look of looks.values()) {
    if (look.fates) articles += 1;
    for (const [fate, count] of Object.entries(look.fates ?? {}))
      fates.set(fate as Fate, (fates.get(fate as Fate) ?? 0) + count);
  }
  const late = fates.get('hidden with the whole page') ?? 0;
  const anchored = (fates.get('anchored') ?? 0) + late;
  const all = [...fates.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...fates]
    .filter(([fate]) => !['anchored', 'hidden with the whole page'].includes(fate))
    .toSorted(([, a], [, b]) => b - a)
    .map(([fate, count]) => `${count} ${fate}`);
  const row = (measure: string, value: string, note?: string): Row => ({ set: 'real pages', measure, value, note });
  return [
    row(
      'opened in Chromium / articles',
      `${looks.size}/${articles}`,
      failed.length > 0 ? `${failed.length} failed` : '',
    ),
    row(
      'sentences anchored at their text, %',
      ((100 * anchored) / all).toFixed(2),
      `${anchored} of ${all}, ${late} of them in pages that show them by script, late`,
    ),
    row('sentences that are not', String(all - anchored), reasons.join(', ')),
    row('pages changed / moved by us', `${ours.changed.length}/${ours.shifted.length}`, 'every sentence painted'),
    row('console errors of ours', String(ours.complaints.length), ours.complaints[0]?.slice(0, 120)),
  ];
}
