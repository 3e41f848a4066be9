import type { Page } from 'puppeteer-core';

/** What our scripts cost the main thread of one page, in milliseconds of processor time. */
export interface PageCost {
  /** All of our work until the trace ended. */
  total: number;
  /** The same by the clock: on a shared machine, others' work is in it. */
  clock: number;
  /** Of it, compiling and running the lookout's script once. */
  evaluation: number;
  /** Our largest share of one task, by the clock. */
  longest: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** Microseconds that the thread had the processor. */
  tdur?: number;
  args?: { data?: { url?: string } };
}

/** Script work as Chromium's timeline names it. */
const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'FireIdleCallback', 'TimerFire']);

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'disabled-by-default-devtools.timeline'];

/**
 * Loads a page under Chromium's tracing and sums what is ours on its main thread: every piece of script work that names
 * a script of the extension, and every later piece that names none (the promises of `storage` run as bare microtasks)
 * unless it stands in one task with a script of somebody else's. The pages' own scripts are taken out before, so what is
 * counted wrongly is counted to us. Tracing itself slows what it measures a little.
 * @param load opens the page and waits until nothing more is to be expected of it
 * @returns null where no script of the extension ran
 */
export async function tracePage(page: Page, extension: string, load: () => Promise<void>): Promise<PageCost | null> {
  await page.tracing.start({ categories: CATEGORIES });
  await load();
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  return sumCost(traceEvents, extension);
}

/** Sums the cost of the first page in a trace in which a script of the extension ran. */
export function sumCost(events: TraceEvent[], extension: string): PageCost | null {
  const isOurs = (event: TraceEvent) => event.args?.data?.url?.startsWith(extension) ?? false;
  const first = events.find((event) => event.name === 'EvaluateScript' && isOurs(event));
  if (!first) return null;
  const timed = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const clock = ({ dur = 0 }: TraceEvent) => dur / 1000;
  const processor = ({ dur = 0, tdur = dur }: TraceEvent) => tdur / 1000;
  const tasks = timed.filter(({ name }) => name === 'RunTask');
  const shares = tasks.map((task) => {
    const end = task.ts + (task.dur ?? 0);
    const work = timed.filter(({ name, ts }) => SCRIPT.has(name) && ts >= task.ts && ts < end);
    const foreign = work.some((event) => event.args?.data?.url !== undefined && !isOurs(event));
    const ours = work.filter((event) => (isOurs(event) || (!foreign && isNameless(event))) && event.ts >= first.ts);
    return outermost(ours);
  });
  const sum = (work: TraceEvent[], ms: (event: TraceEvent) => number) =>
    work.reduce((total, event) => total + ms(event), 0);
  return {
    total: sum(shares.flat(), processor),
    clock: sum(shares.flat(), clock),
    evaluation: processor(first),
    longest: Math.max(...shares.map((share) => sum(share, clock))),
  };
}

function isNameless({ name, args }: TraceEvent): boolean {
  return args?.data?.url === undefined && name !== 'EvaluateScript';
}

/** Drops what lies within another; sorted by start. */
function outermost(events: TraceEvent[]): TraceEvent[] {
  let end = -1;
  return events.filter((event) => {
    if (event.ts < end) return false;
    end = event.ts + (event.dur ?? 0);
    return true;
  });
}
