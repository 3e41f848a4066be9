import { cpus } from 'node:os';
import { REAL_PAGES } from '../e2e/harness/realpages.ts';
import { startWalk, type Walk } from '../e2e/harness/walk.ts';
import type { ExtensionGlobal } from '../e2e/harness/chromeapi.ts';
import { costPages, weighPages } from './browsercost.ts';
import { type HighlightTimes, timePages } from './browserhighlights.ts';
import { inOtherWords, pagesOffTheme, pagesOnTheme, pagesWithoutArticle } from './browserpages.ts';
import { TABS, timeTabs } from './browsertabs.ts';
import { middleAndTail } from './metrics.ts';
import type { PageCost } from './pagecost.ts';
import type { Row } from './row.ts';

/** Pages off the themes that are loaded under the tracer, and that are weighed with and without the extension. */
const COSTED = 20;
const WEIGHED = 10;
const SET = `Chromium, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}`;

/**
 * What Throughline promises a reader's browser; times in milliseconds, memory in bytes. It is 95 of 100 pages that have to
 * keep to it. Whether they do depends on the machine, so the table says on which they were.
 */
const BUDGET = {
  offTheme: 10,
  noArticle: 3,
  task: 50,
  memory: 2_000_000,
  firstWarm: 300,
  firstCold: 1_500,
  allWarm: 1_000,
};

/** Times the built extension in real Chromium, on pages served from this machine; null where the collection is absent. */
export async function benchBrowserSpeed(): Promise<Row[] | null> {
  if (!REAL_PAGES) return null;
  const walk = await startWalk();
  try {
    const costs = await costRows(walk);
    const highlights = await highlightRows(walk);
    return [...costs, ...highlights, ...(await memoryRows(walk))];
  } finally {
    await walk.end();
  }
}

async function costRows(walk: Walk): Promise<Row[]> {
  // The first load pays for the browser's own start.
  const [first, ...off] = pagesOffTheme(COSTED + 1);
  if (first) await costPages(walk, [first]);
  const onOff = await costPages(walk, off);
  const onNone = await costPages(walk, pagesWithoutArticle());
  const longest = (costs: PageCost[]) => Math.max(...costs.map((cost) => cost.longest));
  const clock = (costs: PageCost[]) => costs.map((cost) => cost.clock);
  return [
    row(
      'main thread, off theme, processor ms',
      onOff.map(({ total }) => total),
      BUDGET.offTheme,
    ),
    row(
      'of it starting the script, processor ms',
      onOff.map(({ evaluation }) => evaluation),
    ),
    row(
      'main thread, no article, processor ms',
      onNone.map(({ total }) => total),
      BUDGET.noArticle,
    ),
    row('off theme by the clock, ms', clock(onOff)),
    row('no article by the clock, ms', clock(onNone)),
    row('longest task, off theme and no article, ms', [longest([...onOff, ...onNone])], BUDGET.task),
  ];
}

async function highlightRows(walk: Walk): Promise<Row[]> {
  const [first, second, third, ...rest] = pagesOnTheme();
  if (!first || !second || !third) return [];
  const cold: HighlightTimes[] = [];
  for (const page of [first, second, third]) {
    await endModel(walk);
    cold.push(...(await timePages(walk, [page])));
  }
  // Those that the worker has met, in words that it has not.
  const warm = await timePages(walk, [...rest, ...[first, second, third].map((page) => inOtherWords(page, 'at last'))]);
  await endModel(walk);
  const again = await timePages(walk, rest);
  const firstOf = (times: HighlightTimes[]) => times.map((time) => time.first);
  // The page in front by itself: some have their first highlight late wherever they are.
  const alone = await timePages(
    walk,
    rest.slice(0, 1).map((page) => inOtherWords(page, 'so far')),
  );
  const { front, behind } = await timeTabs(walk, rest);
  const tabs = (measure: string, times: HighlightTimes[], single: HighlightTimes[]): Row => {
    const made = row(measure, firstOf(times));
    if (times.length === 0 || single.length === 0) return made;
    const [many, one] = [times, single].map((each) => middleAndTail(firstOf(each)).p50) as [number, number];
    return { ...made, note: `${made.note}; ${(many / one).toFixed(1)} times the ${one.toFixed(0)} of one tab` };
  };
  return [
    row('idle to first highlight, warm, ms', firstOf(warm), BUDGET.firstWarm),
    row(
      'of it until the page was loaded and the browser starts our script, ms',
      warm.map(({ loaded }) => loaded),
    ),
    row('idle to first highlight, cold worker, ms', firstOf(cold), BUDGET.firstCold),
    row(
      'idle to all highlights, warm, ms',
      warm.map(({ all }) => all),
      BUDGET.allWarm,
    ),
    row(
      'idle to all highlights, second visit, worker ended between, ms',
      again.map(({ all }) => all),
    ),
    tabs(`idle to first highlight in front of ${TABS} tabs opened at once, ms`, front, alone),
    tabs('the tabs behind: seen to first highlight, ms', behind, warm),
  ];
}

/** Ends the worker that holds the model. */
async function endModel({ library }: Walk): Promise<void> {
  await library.evaluate(async () => {
    const { offscreen, runtime } = (globalThis as unknown as ExtensionGlobal).chrome;
    const open = await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
    if (open.length > 0) await offscreen.closeDocument();
  });
}

/** By the difference that the extension makes to a page; it is taken out for the second weighing. */
async function memoryRows(walk: Walk): Promise<Row[]> {
  const pages = pagesOffTheme(WEIGHED);
  const withUs = await weighPages(walk, pages);
  await walk.browser.uninstallExtension(walk.extension.id);
  const without = await weighPages(walk, pages);
  const megabytes = withUs.map((size, i) => (size - without[i]!) / 1_000_000);
  return [row('memory, off theme, MB', megabytes, BUDGET.memory / 1_000_000)];
}

/** Median, tail, and the tail against the budget. */
function row(measure: string, values: number[], budget?: number): Row {
  if (values.length === 0) return { set: SET, measure, value: '-', note: 'nothing to time' };
  const { p50, p95 } = middleAndTail(values);
  const digits = p95 < 10 ? 2 : p95 < 100 ? 1 : 0;
  const against =
    budget === undefined
      ? ''
      : `; budget ${budget}, ${(p95 / budget).toFixed(2)} of it: ${p95 <= budget ? 'kept' : 'NOT KEPT'}`;
  return {
    set: SET,
    measure,
    value: p50.toFixed(digits),
    note: `95 % within ${p95.toFixed(digits)} of ${values.length}${against}`,
  };
}
