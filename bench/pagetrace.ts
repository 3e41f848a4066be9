import type { Page } from 'puppeteer-core';
import { collectComplaints } from '../e2e/harness/complaints.ts';

/** What a page felt between its parsing and now. */
export interface Trace {
  /** The first stretch of its serialised DOM that differs, our own host element aside; null: none. */
  written: string | null;
  /** Sum of its layout shifts' values since it was parsed, and what moved. */
  shift: number;
  moved: string[];
}

interface Traced {
  throughlineTrace: { html: string; shift: number; moved: string[] };
}

type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };

/** Has the next document of a page remember its DOM as parsed, before any content script, and its layout shifts. */
async function watchTrace(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const trace = { html: '', shift: 0, moved: [] as string[] };
    (globalThis as unknown as Traced).throughlineTrace = trace;
    document.addEventListener('DOMContentLoaded', () => (trace.html = document.documentElement.outerHTML));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        // While it is still being parsed nothing of ours is there.
        if (trace.html === '') continue;
        trace.shift += entry.value;
        for (const { node } of entry.sources)
          trace.moved.push(`${Math.round(entry.startTime)} ms: ${node?.nodeName} ${node?.textContent?.slice(0, 60)}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Opens a page with all that is to be watched in it; returns the list of its complaints, which grows. */
export async function openTraced(page: Page, address: string): Promise<string[]> {
  const complaints = await collectComplaints(page);
  await watchTrace(page);
  await page.bringToFront();
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return complaints;
}

/** Reads the trace after the next frame, when what was painted has had its layout. */
export async function readTrace(page: Page): Promise<Trace> {
  return await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    const { html, shift, moved } = (globalThis as unknown as Traced).throughlineTrace;
    const now = document.documentElement.outerHTML.replace(/<throughline-card\b[^>]*><\/throughline-card>/, '');
    if (now === html) return { written: null, shift, moved };
    let at = 0;
    while (now[at] === html[at]) at += 1;
    return { written: `${html.slice(at - 40, at + 80)} => ${now.slice(at - 40, at + 80)}`, shift, moved };
  });
}
